package io.pypes.worker;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Outcome;
import io.pypes.sdk.ErrorKind;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// What becomes of the documents of a process that has ended: those that may go on begin anew, and one that three
/// processes died of becomes a dead letter. Thread-safe.
record Redelivery(Monitor monitor, Distribution documents, InstantSource clock) {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");

    /// A process has ended. Its documents go on elsewhere, or in the next one.
    void ended(Session session, Ending ending) {
        var left = monitor.locked(() -> end(session));
        monitor.tell();
        if (!left.isEmpty()) {
            Thread.ofVirtual().name("redeliver").start(() -> redeliver(session, left, ending));
        }
    }

    /// @return what it had
    private static List<Lease> end(Session session) {
        session.hadDocuments = !session.leases.isEmpty();
        session.ended = true;
        session.seats.values().forEach(seat -> {
            if (seat.health != null) {
                seat.run.addBefore(seat.health);
                seat.health = null; // it is counted
            }
        });
        var leases = List.copyOf(session.leases.values());
        session.leases.clear();
        return leases;
    }

    /// What is being kept of them is kept by then, so that it is known when they begin anew.
    private void redeliver(Session from, List<Lease> left, Ending ending) {
        try {
            monitor.await(() -> from.keeping == 0);
            documents.goOn(prepared(left, ending));
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("Nobody interrupts this thread.", impossible);
        }
    }

    /// Prepares documents that a process had. That it ended with them is kept before they go on. Waits for the disk and
    /// the database.
    ///
    /// @return those that are to go on; the others have ended
    private List<Lease> prepared(List<Lease> left, Ending ending) {
        var kept = left.stream().map(lease -> lease.died(ending)).toList(); // all at once
        for (var one : kept) {
            try {
                one.join();
            } catch (CompletionException notKept) {
                LOG.log(Level.WARNING, "That a process ended is not kept, and counts until the server ends.", notKept);
            }
        }
        return left.stream().filter(lease -> goesOn(lease, left.size() == 1)).toList();
    }

    /// @param alone whether the process had no other
    private boolean goesOn(Lease lease, boolean alone) {
        try {
            lease.run.host.again(lease.document);
            if (!lease.isGuilty(alone)) {
                return true;
            }
            bury(lease);
        } catch (IOException | RuntimeException notNow) { // the others must not be left behind for it
            LOG.log(Level.WARNING, "Document \"%s\" waits.".formatted(lease.document.id()), notNow);
            lease.run.settled(lease, Lease.failed("It could not begin anew after its worker had ended."));
        }
        return false;
    }

    private void bury(Lease lease) throws IOException {
        var document = lease.document;
        LOG.log(Level.WARNING, "Document \"{0}\" is a dead letter. {1}", document.id(), lease.evidence());
        lease.run.host.keep(new DeadLetter(
                document,
                document.packetId(),
                "",
                "",
                document.packet(),
                ErrorKind.RESOURCE,
                lease.evidence(),
                lease.deaths(),
                clock.instant()));
        var note = new Outcome.Note("", Outcome.State.DEAD_LETTERED, lease.evidence());
        lease.run.settled(lease, new Outcome(0, 0, 1, 0, List.of(note)));
    }

    /// Finds a document that something is to be kept of.
    ///
    /// @return null if the process has none of this number; else [#kept] is to be called afterwards
    @Nullable
    Lease keep(Session session, long number) {
        return monitor.locked(() -> {
            var lease = session.leases.get(number);
            session.keeping += lease == null ? 0 : 1;
            return lease;
        });
    }

    void kept(Session session) {
        monitor.locked(() -> session.keeping--);
        monitor.tell();
    }
}
