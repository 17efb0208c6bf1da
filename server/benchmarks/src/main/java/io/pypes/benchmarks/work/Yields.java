package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/// What a flow made of documents.
///
/// @param lines of each document by its name: how it ended, then each packet that was written, as it was written
record Yields(Map<String, List<String>> lines) {

    private static final int SHOWN = 60;

    Yields {
        var copy = new TreeMap<String, List<String>>();
        lines.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        lines = copy;
    }

    /// Says of each document that has come to something else what differs.
    ///
    /// @param expected what it should have come to
    List<String> differences(Yields expected) {
        var names = new TreeSet<>(lines.keySet());
        names.addAll(expected.lines.keySet());
        var differences = new ArrayList<String>();
        for (var name : names) {
            var ours = lines.getOrDefault(name, List.of());
            var theirs = expected.lines.getOrDefault(name, List.of());
            if (!ours.equals(theirs)) {
                differences.add("\"%s\": %s".formatted(name, difference(ours, theirs)));
            }
        }
        return differences;
    }

    private static String difference(List<String> ours, List<String> theirs) {
        for (var line = 0; line < Math.min(ours.size(), theirs.size()); line++) {
            var one = ours.get(line);
            var other = theirs.get(line);
            if (!one.equals(other)) {
                var at = mismatch(one, other);
                return "line %d of %d is other at %d: %s instead of %s"
                        .formatted(line + 1, ours.size(), at, shown(one, at), shown(other, at));
            }
        }
        return "%d lines instead of %d".formatted(ours.size(), theirs.size());
    }

    private static int mismatch(String one, String other) {
        var at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String shown(String line, int at) {
        return "..." + line.substring(Math.max(0, at - SHOWN), Math.min(line.length(), at + SHOWN)) + "...";
    }

    /// A number that depends on all that was made of every document, and on the order within each.
    long checksum() {
        var sum = 0L;
        for (var document : lines.entrySet()) {
            var one = new CRC32();
            one.update(document.getKey().getBytes(UTF_8));
            document.getValue().forEach(line -> one.update(line.getBytes(UTF_8)));
            sum += one.getValue();
        }
        return sum;
    }
}
