package io.pypes.components.transformer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The columns of one line of text.
final class Columns {
    private final String text;
    private final String separator;
    private final boolean quoted;
    private final Set<Character> neverClosed = new HashSet<>();

    private Columns(String text, String separator, boolean quoted) {
        this.text = text;
        this.separator = separator;
        this.quoted = quoted;
    }

    /// Cuts a line.
    ///
    /// @param separator what stands between columns; empty for any blanks, however many
    /// @param quoted whether text in double quotes or square brackets is one column
    static List<String> of(String line, String separator, boolean quoted) {
        var text = separator.isEmpty() ? line.strip() : line;
        return text.isEmpty() ? List.of() : new Columns(text, separator, quoted).cut();
    }

    private List<String> cut() {
        var columns = new ArrayList<String>();
        var at = 0;
        while (at <= text.length()) {
            var end = endOfEnclosed(at);
            if (end < 0) {
                end = endOfPlain(at);
                columns.add(text.substring(at, end));
            } else {
                columns.add(inside(text.substring(at, end)));
            }
            at = end == text.length() ? end + 1 : next(end);
        }
        return columns;
    }

    private int endOfPlain(int start) {
        var end = start;
        while (!isEnd(end)) {
            end++;
        }
        return end;
    }

    private boolean isEnd(int at) {
        return at == text.length()
                || (separator.isEmpty() ? Character.isWhitespace(text.charAt(at)) : text.startsWith(separator, at));
    }

    private int next(int end) {
        var next = end + separator.length();
        while (separator.isEmpty() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /// Where a column in quotes or brackets ends, or -1 if this is none: a quote or bracket that never ends, or that
    /// does not end at the end of a column, is a character like others.
    private int endOfEnclosed(int start) {
        var opening = quoted && start < text.length() ? text.charAt(start) : ' ';
        if ((opening != '"' && opening != '[') || neverClosed.contains(opening)) {
            return -1;
        }
        var closing = opening == '[' ? ']' : opening;
        for (var at = start + 1; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character == closing && isEnd(at + 1)) {
                return at + 1;
            }
            if (character == '\\' || (character == '"' && text.startsWith("\"\"", at))) {
                at++;
            }
        }
        neverClosed.add(opening); // or a line full of them would be gone through again for each
        return -1;
    }

    /// What is in quotes or brackets; a quote inside quotes is written twice or after a backslash.
    private static String inside(String enclosed) {
        var inside = enclosed.substring(1, enclosed.length() - 1);
        return enclosed.charAt(0) == '"' ? inside.replace("\\\"", "\"").replace("\"\"", "\"") : inside;
    }
}
