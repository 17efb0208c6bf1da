package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All steps in one loop. What kind each is, is found out once.
final class Walk {

    private final Step.@Nullable Change[] changes;
    private final Step.@Nullable Keep[] keeps;

    Walk(List<Step> steps) {
        changes = new Step.@Nullable Change[steps.size()];
        keeps = new Step.@Nullable Keep[steps.size()];
        for (var index = 0; index < changes.length; index++) {
            switch (steps.get(index)) {
                case Step.Change change -> changes[index] = change;
                case Step.Keep keep -> keeps[index] = keep;
            }
        }
    }

    /// Takes a packet through all steps; null if one of them drops it.
    @Nullable
    Packet through(Packet packet) {
        var present = packet;
        for (var index = 0; index < changes.length; index++) {
            var change = changes[index];
            var keep = keeps[index];
            if (change != null) {
                present = change.apply(present);
            } else if (keep != null && !keep.test(present)) {
                return null;
            }
        }
        return present;
    }
}
