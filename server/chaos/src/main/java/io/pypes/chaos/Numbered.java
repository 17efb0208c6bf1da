package io.pypes.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which of very many documents are in an output file. Their numbers go from 0 on.
///
/// @param there those that are, each once
/// @param doubled how often one was written again
/// @param missing how many are not
/// @param examples of those that are missing, by number
/// @param strange lines of no such document
record Numbered(int there, int doubled, int missing, List<Integer> examples, List<String> strange) {

    private static final int MOST_SHOWN = 20;
    private static final Pattern LINE = Pattern.compile("\\{\"key\":\"gated-0-0-([0-9]{1,9})\",\"_id\":\"[^\"]+\"}");

    /// @param count how many there should be
    static Numbered read(Path file, int count) throws IOException {
        try (var lines = Files.lines(file)) {
            return of(lines, count);
        }
    }

    static Numbered of(Stream<String> lines, int count) {
        var seen = new BitSet(count);
        var strange = new ArrayList<String>();
        var known = lines.filter(line -> {
                    var found = LINE.matcher(line);
                    var isKnown = found.matches() && Integer.parseInt(found.group(1)) < count;
                    if (isKnown) {
                        seen.set(Integer.parseInt(found.group(1)));
                    } else {
                        strange.add(line);
                    }
                    return isKnown;
                })
                .count();
        var there = seen.cardinality();
        seen.flip(0, count);
        var examples = seen.stream().limit(MOST_SHOWN).boxed().toList();
        return new Numbered(there, (int) known - there, count - there, examples, List.copyOf(strange));
    }

    /// None may be missing, nor there twice, because none was published before the server was killed.
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (missing > 0) {
            faults.add("%d documents are lost, such as those with the numbers %s.".formatted(missing, examples));
        }
        if (doubled > 0) {
            faults.add("%d documents are doubled, though none was published before the server was killed."
                    .formatted(doubled));
        }
        if (!strange.isEmpty()) {
            faults.add("%d lines are of no document that was sent, such as: %s"
                    .formatted(strange.size(), strange.getFirst()));
        }
        return faults;
    }
}
