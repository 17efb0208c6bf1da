package io.pypes.worker;

import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What a process of a worker says, and what is done about it.
///
/// @param name of the worker
record Hearing(String name, Session there, Workers workers, WorkerSettings settings, InstantSource clock)
        implements Link.Listener {

    @Override
    public void hear(Message message) throws IOException {
        there.heardAt = System.nanoTime();
        switch (message) {
            case Message.Settled(var _, var lease, var outcome) -> workers.settled(there, lease, outcome);
            case Message.Published(var _, var lease, var node, var packet) -> {
                var found = workers.locked(() -> there.leases.get(lease));
                if (found != null) {
                    found.listener.published(node, packet);
                }
            }
            case Message.Window(var run, var most) ->
                workers.locked(() -> {
                    var seat = there.seats.get(run);
                    if (seat != null) {
                        seat.window = most;
                    }
                    workers.pump();
                    return true;
                });
            case Message.Health health -> heard(health);
            case Message.Keep keep -> Thread.ofVirtual().name(name + "-keep").start(() -> keep(keep));
            case Message.Accept accept ->
                Thread.ofVirtual().name(name + "-accept").start(() -> accept(accept));
            case Message.Started(var run) -> answer(run, message);
            case Message.NotStarted(var run, var _, var _) -> answer(run, message);
            case Message.Stopped(var run, var settled) -> {
                var seat = workers.locked(() -> stopped(run, settled));
                if (seat != null) {
                    seat.stopped.complete(message);
                }
            }
            case Message.Seen(var call, var _) -> there.calls.answer(call, message);
            case Message.Refused(var call, var _) -> there.calls.answer(call, message);
            default ->
                throw new IOException(
                        "It said \"%s\".".formatted(message.getClass().getSimpleName()));
        }
    }

    private Session.@Nullable Seat stopped(int run, boolean settled) {
        var seat = there.seats.get(run);
        if (seat != null) {
            seat.run.lost |= !settled;
        }
        return seat;
    }

    private void answer(int run, Message message) {
        var seat = workers.locked(() -> there.seats.get(run));
        if (seat != null) {
            seat.started.complete(message);
        }
    }

    private void heard(Message.Health health) {
        there.health = health;
        workers.locked(() -> {
            there.tiredOf = there.tiredOf.isEmpty() ? tired(health) : there.tiredOf;
            for (var run : health.runs()) {
                var seat = there.seats.get(run.run());
                if (seat != null) {
                    seat.health = run;
                }
            }
            return true;
        });
        var tiredOf = there.tiredOf;
        if (!tiredOf.isEmpty() && workers.isEmpty(there)) {
            there.end(tiredOf);
        }
    }

    private String tired(Message.Health health) {
        return health.hung() > 0
                ? "A call in it did not end, so another takes its place."
                : settings.whyOver(there.documents, Duration.between(there.startedAt, clock.instant()));
    }

    private void keep(Message.Keep keep) {
        var lease = workers.locked(() -> there.leases.get(keep.lease()));
        if (lease == null) {
            there.link.send(new Message.Refused(keep.call(), "The document is no longer in this worker."));
            return;
        }
        try {
            lease.run.host.keep(lease.letter(keep.letter()));
            there.link.send(new Message.Done(keep.call()));
        } catch (IOException | RuntimeException notKept) {
            there.link.send(Workers.refused(keep.call(), notKept));
        }
    }

    private void accept(Message.Accept accept) {
        var run = workers.run(accept.run());
        if (run == null) {
            there.link.send(new Message.Refused(accept.call(), "The flow does not run any more."));
            return;
        }
        if (workers.locked(() -> run.closed)) { // or it would never be empty
            there.link.send(new Message.Closed(accept.call()));
            return;
        }
        try {
            var accepted = run.host.accept(accept.node(), accept.port(), accept.packet());
            var lease = workers.brought(run, there, accepted);
            there.link.send(new Message.Accepted(
                    accept.call(),
                    lease.number,
                    lease.watched,
                    accepted.document().id()));
        } catch (IOException | RuntimeException notAccepted) {
            there.link.send(Workers.refused(accept.call(), notAccepted));
        } catch (InterruptedException _) {
            there.link.send(new Message.Refused(accept.call(), "The server stops."));
        }
    }
}
