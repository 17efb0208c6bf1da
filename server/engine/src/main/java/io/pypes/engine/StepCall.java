package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the component of a step sees of its call, and what came of the call so far.
///
/// The first packet emitted is held back until the call ends or emits another. The share of the packet at hand stays
/// open until its call has ended, even if it was held and merged meanwhile: the call may still fail.
abstract sealed class StepCall extends StepContext permits StepEnd {

    // what is at hand
    @Nullable
    Packet packet;

    @Nullable
    Origin origin;

    int entry;
    String port = Port.IN;

    // what came of it so far
    @Nullable
    Packet first;

    @Nullable
    Way firstWay;

    long parts;
    final Shares shares = new Shares();

    @Nullable
    Kept held;

    boolean merged;

    @Nullable
    String dropped;

    StepCall(Stint stint) {
        super(stint);
    }

    /// Passes on one of several packets of the packet at hand.
    abstract void passPart(Step at, Way way, Packet part) throws InterruptedException;

    /// Fails a part of the packet at hand.
    abstract void failPart(Step at, Packet part, PacketException reason) throws InterruptedException;

    /// Passes on a packet whose shares are counted already.
    ///
    /// @param by the input port at which it may be tried again
    abstract void pass(Step at, Way way, Packet result, Origin from, String by) throws InterruptedException;

    /// Nothing of the call that has ended concerns the next one.
    final void forget() {
        parts = 0;
        held = null;
        merged = false;
        dropped = null;
    }

    /// Says whether nothing left the step, so that its packet may be tried again.
    final boolean isUndone() {
        return parts == 0 && held == null && !merged;
    }

    @Override
    public final void emit(Packet result) throws InterruptedException {
        if (state == Progress.READY
                && packet != null
                && result != null
                && steps[place].out != null
                && !guard.isSuspect()
                && Thread.currentThread() == thread) {
            state = Progress.ONE;
            first = result;
        } else {
            emitMore(result);
        }
    }

    private void emitMore(Packet result) throws InterruptedException {
        var at = steps[place];
        if (state == Progress.SEVERAL
                && packet != null
                && result != null
                && at.out != null
                && !guard.isSuspect()
                && Thread.currentThread() == thread) {
            guard.leave();
            passPart(at, at.out, result);
            guard.enter(at.place);
        } else {
            emit(Port.OUT, result);
        }
    }

    @Override
    public final void emit(String to, Packet result) throws InterruptedException {
        requireNonNull(to, "The port to emit on is null.");
        requireNonNull(result, "The packet to emit is null.");
        var at = begin();
        try {
            atHand("emit");
            var way = at.bench.ways().get(to);
            if (state == Progress.READY || state == Progress.TOUCHED) {
                state = Progress.OTHER;
                first = result;
                firstWay = way;
            } else {
                flushFirst(at);
                passPart(at, way, result);
            }
        } finally {
            guard.enter(at.place);
        }
    }

    /// More than one packet comes of the call: the one that was held back goes on.
    private void flushFirst(Step at) throws InterruptedException {
        if (state == Progress.ONE || state == Progress.OTHER) {
            var way = state == Progress.ONE ? at.out : firstWay;
            state = Progress.SEVERAL;
            passPart(at, requireNonNull(way), requireNonNull(first));
        }
    }

    @Override
    public final void reject(Packet part, PacketException reason) throws InterruptedException {
        requireNonNull(part, "The part to reject is null.");
        requireNonNull(reason, "The reason of a rejected part is null.");
        var at = begin();
        try {
            atHand("reject");
            flushFirst(at);
            state = state == Progress.HELD ? Progress.HELD : Progress.SEVERAL;
            failPart(at, part, reason);
        } finally {
            guard.enter(at.place);
        }
    }

    @Override
    public final void drop(String reason) {
        requireNonNull(reason, "The reason of a drop is null.");
        var at = beginAtOnce();
        try {
            atHand("drop");
            dropped = reason;
            state = state == Progress.READY ? Progress.TOUCHED : state;
        } finally {
            guard.enter(at.place);
        }
    }

    @Override
    public final Hold hold() {
        var at = beginAtOnce();
        try {
            var given = atHand("hold");
            if (state != Progress.READY && state != Progress.TOUCHED) {
                throw new IllegalStateException("A packet can be held once, and before anything is emitted for it.");
            }
            var hold = new Kept(stint.holds(), this, at, given, requireNonNull(origin), arrival());
            held = hold;
            state = Progress.HELD;
            stint.holds().add(hold);
            return hold;
        } finally {
            guard.enter(at.place);
        }
    }

    @Override
    public final void emit(String to, Packet result, Collection<Hold> origins) throws InterruptedException {
        requireNonNull(to, "The port to emit on is null.");
        requireNonNull(result, "The packet to emit is null.");
        var holds = List.copyOf(new LinkedHashSet<>(origins));
        var at = begin();
        try {
            var way = at.bench.ways().get(to);
            if (!stint.holds().keepsAll(at, holds)) {
                throw new IllegalArgumentException(
                        "A packet can be emitted for packets that this node holds, at least one.");
            }
            merge(at, way, result, holds.stream().map(Kept.class::cast).toList());
        } finally {
            guard.enter(at.place);
        }
    }

    private void merge(Step at, Way way, Packet result, List<Kept> holds) throws InterruptedException {
        flushFirst(at);
        merged = true;
        state = state == Progress.READY ? Progress.TOUCHED : state;
        holds.forEach(stint.holds()::remove);
        var from = Origin.of(holds.stream().map(Kept::origin).toList());
        from.open(way.shares());
        pass(at, way, result, from, holds.getFirst().inputPort());
        for (var hold : holds) {
            if (hold != held) {
                hold.origin().release(1);
            }
        }
    }

    /// A hold is dropped. That of the packet at hand ends with the call, which may still fail.
    ///
    /// @return false if it is none of the call at hand
    final boolean drops(Kept hold, String reason) {
        if (hold != held) {
            return false;
        }
        dropped = reason;
        return true;
    }

    @Override
    public final void wakeAfter(Duration delay) {
        var time = Nanos.after(delay);
        var at = beginAtOnce();
        at.wakeAt = time;
        stint.unasked().wakes(at);
        guard.enter(at.place);
    }

    private Packet atHand(String what) {
        var given = packet;
        if (given == null) {
            throw new IllegalStateException(
                    "There is no packet at hand: \"%s\" cannot be called here.".formatted(what));
        }
        return given;
    }

    @Override
    public final String inputPort() {
        checkUnderWay();
        atHand("inputPort");
        return arrival();
    }

    /// The input port the packet at hand came in by.
    final String arrival() {
        return place == entry ? port : steps[place].port;
    }

    @Override
    public final String document() {
        checkUnderWay();
        atHand("document");
        return requireNonNull(origin).document();
    }
}
