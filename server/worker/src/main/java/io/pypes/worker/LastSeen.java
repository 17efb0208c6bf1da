package io.pypes.worker;

import io.pypes.engine.Holdup;
import io.pypes.worker.protocol.Message.Health;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a process that has ended was at when it told last: half a second before, at most, if it could tell.
///
/// @param heap what it used, in a sentence; empty if it told nothing
/// @param working the nodes that were at work on documents which it still had
record LastSeen(String heap, List<Holdup> working) {

    /// @param busy whether it had documents when it ended
    static LastSeen of(@Nullable Health told, boolean busy) {
        if (told == null) {
            return new LastSeen("", List.of());
        }
        var heap = " It used %d of %d MB of heap%s."
                .formatted(
                        told.heapUsed() >> 20,
                        told.heapMax() >> 20,
                        told.heapUsed() > told.heapMax() / 10 * 9 ? ", nearly all" : "");
        var working = told.runs().stream()
                .flatMap(run -> run.holdups().stream())
                .filter(holdup -> busy && holdup.working().isPresent())
                .toList();
        return new LastSeen(heap, working);
    }

    /// How it ended, and this.
    Ending added(Ending ending) {
        return new Ending(
                ending.cause() + heap + each(" Node \"%s\" was at work.", Holdup::node),
                each(" It was in %s.", holdup -> String.join(", called by ", holdup.stack())),
                ending.blame());
    }

    private String each(String format, Function<Holdup, String> words) {
        return working.stream()
                .map(words)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .map(format::formatted)
                .collect(Collectors.joining());
    }
}
