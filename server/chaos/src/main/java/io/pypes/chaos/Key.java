package io.pypes.chaos;

import io.pypes.chaos.Api.DeadLetter;
import io.pypes.chaos.plugin.Risk;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Names a document. What it holds, and what must become of it, follows from its key.
///
/// @param phase of the campaign in which it was sent
/// @param number from 0, for each sender
record Key(Flow flow, int phase, int sender, int number) {

    /// How the reason begins why a document is a dead letter that was in hand at three ends of the server in turn.
    static final String BLAMED = "The server died ";

    static final int PARTS = 3;
    private static final int BROKEN_OF_100 = 57;
    private static final int DROPPED_OF_10 = 3;
    private static final int LARGE_OF_250 = 9;
    private static final Pattern TEXT = Pattern.compile("([a-z]+)-([0-9]{1,9})-([0-9]{1,9})-([0-9]{1,9})");

    static Optional<Key> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Flow.find(match.group(1))
                        .map(flow -> new Key(
                                flow,
                                Integer.parseInt(match.group(2)),
                                Integer.parseInt(match.group(3)),
                                Integer.parseInt(match.group(4))))
                : Optional.empty();
    }

    Fate fate() {
        if (isBroken()) {
            return Fate.DEAD_LETTERED;
        }
        if (number % 10 == DROPPED_OF_10) {
            return Fate.DROPPED;
        }
        return switch (risk()) {
            case NONE, BUSY, SLOW, HALTS -> Fate.PUBLISHED;
            case REFUSED, HANGS, DEAF, POISON -> Fate.DEAD_LETTERED;
        };
    }

    /// Whether it is not even JSON.
    boolean isBroken() {
        return number % 100 == BROKEN_OF_100;
    }

    private Risk risk() {
        return flow == Flow.RISKY ? Risk.of(number) : Risk.NONE;
    }

    /// How it is meant to end, and why.
    String reason() {
        return isBroken() ? "broken" : risk() == Risk.NONE ? fate().name() : risk().name();
    }

    /// Whether it is to be a dead letter for this reason.
    boolean isMeant(DeadLetter letter) {
        if (isBroken()) {
            return letter.node().equals("read");
        }
        return switch (risk()) {
            case NONE, BUSY, SLOW, HALTS -> false;
            case REFUSED -> letter.message().endsWith("is to be refused.");
            case HANGS, DEAF -> letter.kind().equals("timeout");
            case POISON -> letter.message().startsWith(BLAMED);
        };
    }

    /// Whether its content is more than the server keeps in memory.
    boolean isLarge() {
        return number % 250 == LARGE_OF_250;
    }

    /// What must be in the output files if it is published, all of it.
    List<Line> lines() {
        return switch (flow) {
            case PARTS ->
                IntStream.rangeClosed(0, PARTS)
                        .mapToObj(part -> part == 0
                                ? new Line("whole.ndjson", this, "")
                                : new Line("parts.ndjson", this, String.valueOf(part)))
                        .toList();
            case ORDERS, RISKY, SLOW, GATED, COPIED -> List.of(new Line(flow.id() + ".ndjson", this, ""));
        };
    }

    @Override
    public String toString() {
        return "%s-%d-%d-%d".formatted(flow.id(), phase, sender, number);
    }
}
