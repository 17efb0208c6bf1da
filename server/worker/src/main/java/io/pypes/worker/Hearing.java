package io.pypes.worker;

import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a process of a worker says, and what is done about it.
///
/// @param there the process
record Hearing(Session there, Site site) implements Link.Listener {

    @Override
    public void hear(Message message) throws IOException {
        there.heardAt = System.nanoTime();
        switch (message) {
            case Message.Settled(var _, var lease, var outcome) ->
                site.documents().settled(there, lease, outcome);
            case Message.Published(var _, var lease, var node, var packet) -> {
                var found = site.monitor().locked(() -> there.leases.get(lease));
                if (found != null) {
                    found.tell(listener -> listener.published(node, packet));
                }
            }
            case Message.Window(var run, var most) ->
                site.monitor().locked(() -> {
                    var seat = there.seats.get(run);
                    if (seat != null) {
                        seat.window = most;
                    }
                    site.documents().pump();
                });
            case Message.Health health -> heard(health);
            case Message.Keep keep ->
                Thread.ofVirtual().name("keep-" + keep.lease()).start(() -> keep(keep));
            case Message.Accept accept ->
                Thread.ofVirtual().name("accept-" + accept.node()).start(() -> accept(accept));
            case Message.Started(var run) -> answer(run, message);
            case Message.NotStarted(var run, var _, var _) -> answer(run, message);
            case Message.Stopped(var run, var settled) -> {
                var seat = site.monitor().locked(() -> stopped(run, settled));
                if (seat != null) {
                    seat.stopped.complete(message);
                }
            }
            case Message.Resting(var run) -> site.documents().rests(there, run);
            case Message.Returned(var run, var returned) -> site.documents().returned(there, run, returned);
            case Message.Seen(var call, var _) -> there.calls.answer(call, message);
            case Message.Refused(var call, var _) -> there.calls.answer(call, message);
            default ->
                throw new ProtocolException(
                        "It said \"%s\".".formatted(message.getClass().getSimpleName()));
        }
    }

    private @Nullable Seat stopped(int run, boolean settled) {
        var seat = there.seats.get(run);
        if (seat != null) {
            seat.run.lost |= !settled;
        }
        return seat;
    }

    private void answer(int run, Message message) {
        var seat = site.monitor().locked(() -> there.seats.get(run));
        if (seat != null) {
            seat.started.complete(message);
        }
    }

    private void heard(Message.Health health) {
        there.health = health;
        site.monitor().locked(() -> {
            if (there.tiredOf.isEmpty()) {
                there.tiredOf = tired(health);
                if (!there.tiredOf.isEmpty()) {
                    there.takeBack();
                }
            }
            for (var run : health.runs()) {
                var seat = there.seats.get(run.run());
                if (seat != null) {
                    seat.health = run;
                }
            }
        });
        var tiredOf = there.tiredOf;
        if (!tiredOf.isEmpty() && site.monitor().locked(() -> there.leases.isEmpty() || there.isResting())) {
            there.end(tiredOf);
        }
    }

    private String tired(Message.Health health) {
        return health.hung() > 0
                ? "A call in it did not end, so another takes its place."
                : site.settings()
                        .whyOver(
                                there.documents,
                                Duration.between(there.startedAt, site.clock().instant()));
    }

    private void keep(Message.Keep keep) {
        var lease = site.redelivery().keep(there, keep.lease());
        if (lease == null) {
            there.link.send(new Message.Refused(keep.call(), "The document is no longer in this worker."));
            return;
        }
        try {
            lease.run.host.keep(lease.letter(keep.letter()));
            there.link.send(new Message.Done(keep.call()));
        } catch (Throwable notKept) { // a thread begins here, and the worker waits for an answer
            there.link.send(Workers.refused(keep.call(), notKept));
        } finally {
            site.redelivery().kept(there);
        }
    }

    private void accept(Message.Accept accept) {
        var run = site.documents().run(accept.run());
        if (run == null) {
            there.link.send(new Message.Refused(accept.call(), "The flow does not run any more."));
            return;
        }
        try {
            if (!site.documents().awaitRoom(there, run)) { // or it would never be empty
                there.link.send(new Message.Closed(accept.call()));
                return;
            }
            var accepted = run.host.accept(accept.node(), accept.port(), accept.packet());
            var lease = site.documents().brought(run, there, accepted);
            there.link.send(new Message.Accepted(
                    accept.call(),
                    lease.number,
                    lease.watched,
                    accepted.document().id()));
        } catch (InterruptedException _) {
            there.link.send(new Message.Refused(accept.call(), "The server stops."));
        } catch (Throwable notAccepted) { // as above
            there.link.send(Workers.refused(accept.call(), notAccepted));
        }
    }
}
