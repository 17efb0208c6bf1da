package io.pypes.chaos;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Names a document. What it holds, and what must become of it, follows from its key.
///
/// @param phase of the campaign in which it was sent
/// @param number from 0, for each sender
record Key(Flow flow, int phase, int sender, int number) {

    static final int PARTS = 3;
    private static final int BROKEN_OF_100 = 57;
    private static final int DROPPED_OF_10 = 3;
    private static final int LARGE_OF_250 = 9;
    private static final Pattern TEXT = Pattern.compile("(orders|parts)-([0-9]{1,9})-([0-9]{1,9})-([0-9]{1,9})");

    static Optional<Key> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new Key(
                        Flow.of(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3)),
                        Integer.parseInt(match.group(4))))
                : Optional.empty();
    }

    Fate fate() {
        if (number % 100 == BROKEN_OF_100) {
            return Fate.DEAD_LETTERED;
        }
        return number % 10 == DROPPED_OF_10 ? Fate.DROPPED : Fate.PUBLISHED;
    }

    /// Whether its content is more than the server keeps in memory.
    boolean isLarge() {
        return number % 250 == LARGE_OF_250;
    }

    /// What must be in the output files if it is published, all of it.
    List<Line> lines() {
        return switch (flow) {
            case ORDERS -> List.of(new Line("orders.ndjson", this, ""));
            case PARTS ->
                IntStream.rangeClosed(0, PARTS)
                        .mapToObj(part -> part == 0
                                ? new Line("whole.ndjson", this, "")
                                : new Line("parts.ndjson", this, String.valueOf(part)))
                        .toList();
        };
    }

    @Override
    public String toString() {
        return "%s-%d-%d-%d".formatted(flow.id(), phase, sender, number);
    }
}
