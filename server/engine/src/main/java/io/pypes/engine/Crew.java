package io.pypes.engine;

import io.pypes.sdk.Component;
import io.pypes.sdk.Port;
import io.pypes.sdk.Source;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The components at work in a stint, in the order of their steps.
final class Crew {

    private final Stint stint;
    private final List<Bench> benches;
    private final List<CompletableFuture<Void>> opened;
    private Step[] steps = {};

    Crew(Stint stint, List<Bench> benches) {
        this.stint = stint;
        this.benches = benches;
        this.opened = Stream.generate(CompletableFuture<Void>::new)
                .limit(benches.size())
                .toList();
    }

    /// By step: done when the component is open, or failed with what it threw.
    List<CompletableFuture<Void>> opened() {
        return opened;
    }

    Step[] steps() {
        return steps;
    }

    /// Opens all, in order.
    ///
    /// @param again true if they take the place of others
    /// @return false if one did not open
    boolean open(boolean again) {
        steps = new Step[0];
        var port = Port.IN;
        for (var bench : benches) {
            var place = steps.length;
            try {
                var step = new Step(stint, place, bench, sound(bench.node().create()), port);
                steps = Arrays.copyOf(steps, place + 1);
                steps[place] = step;
                port = bench.ways().within().map(Way::nextPort).orElse(Port.IN);
                step.component.open(bench.context());
                opened.get(place).complete(null);
            } catch (Throwable anything) {
                if (again) {
                    log(bench, Level.ERROR, "Node \"%s\" could not be opened again; its packets wait.", anything);
                }
                opened.get(place).completeExceptionally(anything);
                return false;
            }
        }
        return true;
    }

    private static Component sound(@Nullable Component component) {
        return switch (component) {
            case null -> throw new IllegalStateException("There is nothing to open. Mend its plugin.");
            case Source _ ->
                throw new IllegalStateException("It is a source, and a source has no input ports. Mend its plugin.");
            default -> component;
        };
    }

    /// Closes those that were to be opened.
    void close() {
        for (var step : steps) {
            try {
                step.component.close();
            } catch (Throwable fault) {
                log(step.bench, Level.WARNING, "Node \"%s\" did not close well.", fault);
            }
        }
    }

    /// @param sentence with a place for the node
    void log(Bench bench, Level level, String sentence, @Nullable Throwable thrown) {
        bench.context().log().log(level, sentence.formatted(bench.node().id()), thrown);
    }
}
