package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step made of a chunk, on its way to the next step or to other tasklets.
abstract sealed class StepOut extends StepEnd permits Pass {

    /// What is just going on.
    private @Nullable Chunk leaving;

    /// The pass of what went on before this one is through.
    @Nullable
    Pass inner;

    StepOut(Stint stint, Step step, Chunk in, String port, boolean asked, int number) {
        super(stint, step, in, port, asked, number);
    }

    @Override
    final void add(Packet result, Origin from) {
        var chunk = parts;
        if (chunk == null) {
            chunk = new Chunk(step.room);
            parts = chunk;
        }
        chunk.add(result, from);
    }

    final boolean isFull() {
        return parts != null && parts.isFull();
    }

    /// Hands what was made so far to the next step, and through all that follow.
    final void deliver() throws InterruptedException, AbandonedException {
        for (var next = next(); next != null; next = next()) {
            driver.drive(next, this);
        }
    }

    /// What it made is at another step now.
    final void inside(@Nullable Pass pass) {
        inner = pass;
    }

    /// What was made so far, at the next step; null if nothing was, or it has left the tasklet.
    final @Nullable Pass next() throws InterruptedException {
        var way = step.straight;
        if (way == null) {
            return null;
        }
        if (way.next() == Way.AWAY) {
            send(way);
            return null;
        }
        var chunk = take();
        if (chunk == null) {
            return null;
        }
        leaving = chunk;
        way.show(chunk);
        var next = new Pass(stint, stint.steps()[way.next()], chunk, way.nextPort());
        leaving = null;
        return next;
    }

    /// Says whether nobody needs the arrays any more.
    private boolean isDone() {
        return index == in.size() && !underWay;
    }

    /// What goes on first of what was made so far; null if there is nothing.
    private @Nullable Chunk take() {
        if (kept > 0) {
            var chunk = isDone() ? allKept() : in.copyOf(kept);
            kept = 0;
            return chunk;
        }
        var chunk = parts;
        parts = null;
        return chunk;
    }

    private Chunk allKept() {
        return kept == in.size() && !changed ? in : new Chunk(in.packets, in.origins, kept);
    }

    /// Sends what was made so far to other tasklets.
    private void send(Way way) throws InterruptedException {
        var more = way.width() - 1L;
        for (var place = 0; more > 0 && place < kept; place++) {
            in.origin(place).open(more);
        }
        for (var chunk = take(); chunk != null; chunk = take()) {
            leaving = chunk;
            way.sendAll(chunk, pace);
            leaving = null;
        }
    }

    /// The step is given up: sends what goes on to other tasklets.
    ///
    /// @param left gets what goes on to the next step
    final void rescue(List<Attempt> left) throws InterruptedException {
        var way = step.straight;
        if (way == null) {
            return;
        }
        if (way.next() == Way.AWAY) {
            send(way);
            return;
        }
        for (var chunk = take(); chunk != null; chunk = take()) {
            for (var place = 0; place < chunk.size(); place++) {
                left.add(new Attempt(way.next(), chunk.packet(place), chunk.origin(place), way.nextPort(), false, 1));
            }
        }
    }

    /// The engine itself broke: ends the documents of what goes on, so that none is waited for for ever.
    final void loseOut(String message) {
        lose(leaving, message);
        leaving = null;
        for (var chunk = take(); chunk != null; chunk = take()) {
            lose(chunk, message);
        }
    }

    /// Ends the documents of a chunk.
    static void lose(@Nullable Chunk chunk, String message) {
        for (var place = 0; chunk != null && place < chunk.size(); place++) {
            lose(chunk.origin(place), message);
        }
    }

    static void lose(Origin origin, String message) {
        origin.accounts().forEach(account -> account.cancel(message));
    }
}
