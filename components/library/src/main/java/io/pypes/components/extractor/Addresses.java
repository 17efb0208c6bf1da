package io.pypes.components.extractor;

import java.util.Locale;
import java.util.Map;

/// Finds e-mail addresses in text. It looks for `@` and then around it, which is many times faster than a pattern that
/// is tried at every character.
final class Addresses {
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_LABEL = 63;

    private Addresses() {}

    /// Adds the addresses of a text, in their order.
    ///
    /// @param found addresses as they are written, by addresses in lower case; those there are already stay
    static void find(String text, Map<String, String> found) {
        for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            var start = startOfLocalPart(text, at);
            var end = endOfDomain(text, at + 1);
            if (start < at && end > at) {
                var address = text.substring(start, end);
                found.putIfAbsent(address.toLowerCase(Locale.ROOT), address);
            }
        }
    }

    /// Where the part before the `@` starts: no dot or quote at its ends, no two dots in a row. The place of the `@`
    /// if there is none.
    private static int startOfLocalPart(String text, int at) {
        var start = at;
        while (start > 0 && isLocal(text.charAt(start - 1)) && !text.startsWith("..", start - 1)) {
            start--;
        }
        while (start < at && !isEdge(text.charAt(start))) {
            start++;
        }
        return at - start <= LONGEST_LOCAL_PART && (start == at || isEdge(text.charAt(at - 1))) ? start : at;
    }

    private static boolean isLocal(char character) {
        return Character.isLetterOrDigit(character)
                || Character.isSurrogate(character)
                || "._%+-'&~#!$^".indexOf(character) >= 0;
    }

    private static boolean isEdge(char character) {
        return character != '.' && character != '\'';
    }

    /// Where the longest domain ends that starts here, or -1: labels of letters, digits and hyphens with dots between
    /// them, at least two, the last one of letters.
    private static int endOfDomain(String text, int start) {
        var end = -1;
        var labelStart = start;
        var labels = 0;
        while (labelStart < text.length()) {
            var labelEnd = endOfLabel(text, labelStart);
            if (labelEnd - start > LONGEST_DOMAIN) {
                return -1;
            }
            if (labelEnd == labelStart || labelEnd - labelStart > LONGEST_LABEL) {
                return end;
            }
            labels++;
            if (labels > 1 && isTopLevel(text, labelStart, labelEnd)) {
                end = labelEnd;
            }
            if (labelEnd == text.length() || text.charAt(labelEnd) != '.') {
                return end;
            }
            labelStart = labelEnd + 1;
        }
        return end;
    }

    /// Where a label ends: before hyphens at its end. The start if there is none.
    private static int endOfLabel(String text, int start) {
        var end = start;
        while (end < text.length() && isLabel(text.charAt(end)) && end - start <= LONGEST_LABEL) {
            end++;
        }
        while (end > start && text.charAt(end - 1) == '-') {
            end--;
        }
        return end > start && text.charAt(start) == '-' ? start : end;
    }

    private static boolean isLabel(char character) {
        return Character.isLetterOrDigit(character) || Character.isSurrogate(character) || character == '-';
    }

    private static boolean isTopLevel(String text, int start, int end) {
        return end - start > 1
                && (text.startsWith("xn--", start)
                        || text.substring(start, end).codePoints().allMatch(Character::isLetter));
    }
}
