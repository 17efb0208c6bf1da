package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import java.lang.invoke.VarHandle;
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

    // what is at hand: a packet of a chunk
    final Chunk in;
    int index;
    final String port;

    // what goes on, on the straight way: packets by themselves, in the places of those that are done, then parts
    int kept;
    /// One of them is not the one that was in its place.
    boolean changed;
    /// The packet at hand, if what came of it is in its place.
    private @Nullable Packet before;

    @Nullable
    Chunk parts;

    // what came of the call so far
    @Nullable
    Packet first;

    @Nullable
    Way firstWay;

    long made;

    /// What the parts made last have in common.
    Origin.@Nullable Family family;

    final Shares shares = new Shares();

    @Nullable
    Kept held;

    boolean merged;

    @Nullable
    String dropped;

    StepCall(Stint stint, Step step, Chunk in, String port) {
        super(stint, step);
        this.in = in;
        this.port = port;
    }

    /// Passes on one of several packets of the packet at hand.
    abstract void passPart(Way way, Packet part) throws InterruptedException;

    /// Fails a part of the packet at hand.
    abstract void failPart(Packet part, PacketException reason) throws InterruptedException;

    /// Passes on a packet whose shares are counted already.
    ///
    /// @param by the input port at which it may be tried again
    abstract void pass(Way way, Packet result, Origin from, String by) throws InterruptedException;

    final Packet packet() {
        var there = in.packet(index);
        VarHandle.loadLoadFence(); // a thread that is just given up may emit, see #holdBack
        var own = before;
        return own == null ? there : own;
    }

    final Origin origin() {
        return in.origin(index);
    }

    /// What the call emitted takes the place of its packet.
    final void replace() {
        if (before != null) {
            before = null;
        }
    }

    /// Nothing of the call that has ended concerns the next one.
    final void forget() {
        replace();
        made = 0;
        family = null;
        held = null;
        merged = false;
        dropped = null;
    }

    /// Says whether nothing left the step, so that its packet may be tried again.
    final boolean isUndone() {
        return made == 0 && held == null && !merged;
    }

    @Override
    public final void emit(Packet result) throws InterruptedException {
        if (state == Progress.READY && result != null && Thread.currentThread() == thread) {
            state = Progress.ONE;
            holdBack(result);
        } else if (state == Progress.SEVERAL && result != null && step.ready == Progress.READY && isOwn()) {
            passPart(requireNonNull(step.straight), result);
            guard.next();
        } else {
            emit(Port.OUT, result);
        }
    }

    /// Puts it where it goes on from, if its call ends well. One that only passes is there already.
    @SuppressWarnings("ReferenceEquality")
    private void holdBack(Packet result) {
        var packets = in.packets;
        if (packets[kept] != result) {
            if (kept == index) {
                before = packets[index];
                VarHandle.storeStoreFence();
            }
            packets[kept] = result;
            changed = true;
        }
    }

    /// Says whether nothing has to be refused.
    private boolean isOwn() {
        return !guard.isSuspect() && Thread.currentThread() == thread;
    }

    @Override
    public final void emit(String to, Packet result) throws InterruptedException {
        requireNonNull(to, "The port to emit on is null.");
        requireNonNull(result, "The packet to emit is null.");
        begin();
        try {
            checkAtHand("emit");
            var way = step.bench.ways().get(to);
            if (!Progress.isOpen(state)) {
                passFirst();
                passPart(way, result);
            } else if (way == step.straight) {
                state = Progress.ONE;
                holdBack(result);
            } else {
                state = Progress.OTHER;
                first = result;
                firstWay = way;
            }
        } finally {
            guard.enter(step.place);
        }
    }

    /// More than one packet comes of the call: the one that was held back goes on.
    private void passFirst() throws InterruptedException {
        if (state == Progress.ONE) {
            state = Progress.SEVERAL;
            passPart(requireNonNull(step.straight), in.packet(kept));
        } else if (state == Progress.OTHER) {
            state = Progress.SEVERAL;
            passPart(requireNonNull(firstWay), requireNonNull(first));
        }
    }

    @Override
    public final void reject(Packet part, PacketException reason) throws InterruptedException {
        requireNonNull(part, "The part to reject is null.");
        requireNonNull(reason, "The reason of a rejected part is null.");
        begin();
        try {
            checkAtHand("reject");
            passFirst();
            state = state == Progress.HELD ? Progress.HELD : Progress.SEVERAL;
            failPart(part, reason);
        } finally {
            guard.enter(step.place);
        }
    }

    @Override
    public final void drop(String reason) {
        requireNonNull(reason, "The reason of a drop is null.");
        beginAtOnce();
        try {
            checkAtHand("drop");
            dropped = reason;
            state = state == Progress.READY ? Progress.TOUCHED : state;
        } finally {
            guard.enter(step.place);
        }
    }

    @Override
    public final Hold hold() {
        beginAtOnce();
        try {
            checkAtHand("hold");
            if (!Progress.isOpen(state)) {
                throw new IllegalStateException("A packet can be held once, and before anything is emitted for it.");
            }
            var hold = new Kept(stint.holds(), this, step, packet(), origin(), port);
            held = hold;
            state = Progress.HELD;
            stint.holds().add(hold);
            return hold;
        } finally {
            guard.enter(step.place);
        }
    }

    @Override
    public final void emit(String to, Packet result, Collection<Hold> origins) throws InterruptedException {
        requireNonNull(to, "The port to emit on is null.");
        requireNonNull(result, "The packet to emit is null.");
        var holds = List.copyOf(new LinkedHashSet<>(origins));
        begin();
        try {
            var way = step.bench.ways().get(to);
            if (!stint.holds().keepsAll(step, holds)) {
                throw new IllegalArgumentException(
                        "A packet can be emitted for packets that this node holds, at least one.");
            }
            merge(way, result, holds.stream().map(Kept.class::cast).toList());
        } finally {
            guard.enter(step.place);
        }
    }

    private void merge(Way way, Packet result, List<Kept> holds) throws InterruptedException {
        passFirst();
        merged = true;
        state = state == Progress.READY ? Progress.TOUCHED : state;
        holds.forEach(stint.holds()::remove);
        var from = Origin.of(holds.stream().map(Kept::origin).toList());
        from.open(way.shares());
        pass(way, result, from, holds.getFirst().inputPort());
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
        beginAtOnce();
        step.wakeAt = time;
        stint.unasked().wakes(step);
        guard.enter(step.place);
    }

    private void checkAtHand(String what) {
        if (index >= in.size()) {
            throw new IllegalStateException(
                    "There is no packet at hand: \"%s\" cannot be called here.".formatted(what));
        }
    }

    @Override
    public final String inputPort() {
        checkUnderWay();
        checkAtHand("inputPort");
        return port;
    }

    @Override
    public final String document() {
        checkUnderWay();
        checkAtHand("document");
        return origin().document();
    }
}
