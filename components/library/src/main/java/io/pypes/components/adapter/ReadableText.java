package io.pypes.components.adapter;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The text of an HTML document as one would read it: blocks on lines of their own, cells of tables apart, white space
/// collapsed, without scripts, styles, comments and what is hidden.
final class ReadableText implements NodeFilter {
    private static final Set<String> UNREADABLE = Set.of(
            "head", "script", "style", "noscript", "template", "iframe", "svg", "select", "datalist");
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final StringBuilder text = new StringBuilder();
    private int preformatted;

    private ReadableText() {}

    static String of(Element root) {
        var reader = new ReadableText();
        root.filter(reader);
        return reader.text.toString().strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        return switch (node) {
            case TextNode words -> {
                append(words.getWholeText());
                yield FilterResult.CONTINUE;
            }
            case Element element when isUnreadable(element) -> FilterResult.SKIP_ENTIRELY;
            case Element element -> {
                begin(element);
                yield FilterResult.CONTINUE;
            }
            default -> FilterResult.SKIP_ENTIRELY;
        };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.isBlock() && !isCell(element)) {
                endLine();
            }
            if (element.nameIs("pre")) {
                preformatted--;
            }
        }
        return FilterResult.CONTINUE;
    }

    private void begin(Element element) {
        if (isCell(element)) {
            if (!isAtLineStart()) {
                text.append('\t');
            }
        } else if (element.isBlock() || element.nameIs("br")) {
            endLine();
        }
        if (element.nameIs("pre")) {
            preformatted++;
        }
    }

    private static boolean isUnreadable(Element element) {
        return UNREADABLE.contains(element.normalName()) || element.hasAttr("hidden");
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    private boolean isAtLineStart() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    private void append(String words) {
        if (preformatted > 0) {
            text.append(words);
            return;
        }
        for (var index = 0; index < words.length(); index++) {
            var letter = words.charAt(index);
            if (!isSpace(letter)) {
                text.append(letter);
            } else if (!text.isEmpty() && !isSpace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    private void endLine() {
        var length = text.length();
        while (length > 0 && isSpace(text.charAt(length - 1))) {
            length--;
        }
        text.setLength(length);
        if (length > 0) {
            text.append('\n');
        }
    }

    private static boolean isSpace(char letter) {
        return Character.isWhitespace(letter) || letter == NO_BREAK_SPACE;
    }
}
