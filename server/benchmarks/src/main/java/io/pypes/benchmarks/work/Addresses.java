package io.pypes.benchmarks.work;

import io.pypes.sdk.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds e-mail addresses by their `@`, each once: a plain pattern tried at every character costs twenty times as much.
final class Addresses {

    private Addresses() {}

    static List<Value> in(String text) {
        var found = new ArrayList<Value>();
        var known = new ArrayList<String>();
        for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            var start = at;
            while (start > 0 && isLocal(text.charAt(start - 1))) {
                start--;
            }
            var end = at + 1;
            while (end < text.length() && isDomain(text.charAt(end))) {
                end++;
            }
            while (end > at && text.charAt(end - 1) == '.') {
                end--;
            }
            if (start < at && text.substring(at, end).indexOf('.') > 0) {
                var address = text.substring(start, end);
                var key = address.toLowerCase(Locale.ROOT);
                if (!known.contains(key)) {
                    known.add(key);
                    found.add(Value.of(address));
                }
            }
        }
        return found;
    }

    private static boolean isLocal(char character) {
        return Character.isLetterOrDigit(character) || "._%+-".indexOf(character) >= 0;
    }

    private static boolean isDomain(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '.';
    }
}
