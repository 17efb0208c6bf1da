package io.pypes.documents;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Gathers the text of a document up to a limit, and stops the parser there, after so many pages, when the time of the
/// document is over, or when the run stops.
final class DocumentText extends DefaultHandler {

    private final int maxCharacters;
    private final int maxPages;
    private final Cuts cuts;
    private final StringBuilder text = new StringBuilder();
    private int pages;

    DocumentText(ReadDocuments.Parameters parameters, Cuts cuts) {
        this.maxCharacters = parameters.maxCharacters();
        this.maxPages = parameters.maxPages();
        this.cuts = cuts;
    }

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) throws SAXException {
        cuts.check();
        if ("page".equals(attributes.getValue("class"))) {
            pages++;
            if (pages > maxPages) {
                throw cuts.stop("maxPages");
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        cuts.check();
        var space = maxCharacters - text.length();
        text.append(characters, start, Math.min(length, space));
        if (length > space) {
            throw cuts.stop("maxCharacters");
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        characters(characters, start, length);
    }

    /// The text with plain blanks, none at line ends, and at most one empty line in a row.
    String tidied() {
        var tidied = new StringBuilder(text.length());
        var gap = "";
        for (var line :
                (Iterable<String>) text.toString().replace('\u00a0', ' ').lines()::iterator) {
            if (line.isBlank()) {
                gap = tidied.isEmpty() ? "" : "\n\n";
            } else {
                tidied.append(gap).append(line.stripTrailing());
                gap = "\n";
            }
        }
        return tidied.toString().strip();
    }
}
