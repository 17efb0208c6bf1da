package io.pypes.engine;

import io.pypes.sdk.Component;
import io.pypes.sdk.Port;
import io.pypes.sdk.Source;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The components at work in a stint, in the order of their steps.
final class Crew {

    private static final long REOPEN_WAIT = Duration.ofSeconds(5).toNanos();

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

    /// Opens components in the place of others, until that succeeds; those that hang in it are abandoned too.
    ///
    /// @return false if the flow is cancelled meanwhile
    boolean reopen(Tasklet tasklet) throws InterruptedException, AbandonedException {
        var guard = stint.guard();
        while (!tasklet.isCancelled()) {
            guard.enter(benches.size());
            var ready = open(true);
            guard.leave();
            if (guard.isSuspect()) {
                guard.clear();
            }
            stint.pace().checkCancelled();
            if (ready) {
                return true;
            }
            close();
            steps = new Step[0];
            rest();
        }
        return false;
    }

    private void rest() throws InterruptedException {
        var until = System.nanoTime() + REOPEN_WAIT;
        while (until - System.nanoTime() > 0) {
            stint.pace().checkCancelled();
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    private static Component sound(@Nullable Component component) {
        return switch (component) {
            case null -> throw new IllegalStateException("There is nothing to open. Mend its plugin.");
            case Source _ ->
                throw new IllegalStateException("It is a source, and a source has no input ports. Mend its plugin.");
            default -> component;
        };
    }

    /// Their thread was given up: fails what publishers have in hand.
    ///
    /// @return what was gathered, for the next
    List<Attempt> giveUp() throws InterruptedException {
        var gathered = new ArrayList<Attempt>();
        for (var step : steps) {
            if (step.tail != null) {
                gathered.addAll(step.tail.giveUp());
            }
        }
        return gathered;
    }

    /// The engine itself broke: ends the documents of what publishers have in hand.
    void lose(String message) {
        for (var step : steps) {
            if (step.tail != null) {
                step.tail.lose(message);
            }
        }
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
