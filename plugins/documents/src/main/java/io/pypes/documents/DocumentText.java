package io.pypes.documents;

import org.apache.tika.exception.WriteLimitReachedException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Gathers the text of a document up to a limit, and stops the parser there, or when the run stops.
final class DocumentText extends DefaultHandler {

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private boolean full;

    DocumentText(int limit) {
        this.limit = limit;
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SAXException("The run stops.");
        }
        var space = limit - text.length();
        text.append(characters, start, Math.min(length, space));
        if (length > space) {
            full = true;
            throw new WriteLimitReachedException(limit);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        characters(characters, start, length);
    }

    boolean isFull() {
        return full;
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
