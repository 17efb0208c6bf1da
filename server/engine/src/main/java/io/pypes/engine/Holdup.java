package io.pypes.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A node that has something to do before its run can end; taken while the run goes on.
///
/// @param working how long the call has gone on that it is in, about; empty if it is in none
/// @param stack where that call is, the innermost first, if it has gone on for long
/// @param waiting packets that wait before it
/// @param retrying packets that wait for their next attempt
public record Holdup(String node, Optional<Duration> working, List<String> stack, long waiting, long retrying) {

    /// Of a node of whose call nothing more is known.
    public Holdup(String node, Optional<Duration> working, long waiting, long retrying) {
        this(node, working, List.of(), waiting, retrying);
    }

    boolean isSome() {
        return working.isPresent() || waiting > 0 || retrying > 0;
    }

    /// Of a node that works in two places.
    public Holdup plus(Holdup other) {
        var longer =
                working.isPresent() && (other.working.isEmpty() || working.get().compareTo(other.working.get()) > 0)
                        ? this
                        : other;
        return new Holdup(node, longer.working, longer.stack, waiting + other.waiting, retrying + other.retrying);
    }
}
