package io.pypes.worker;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Outcome;
import io.pypes.sdk.ErrorKind;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;

/// What becomes of the documents of a process that has ended: those that may go on begin anew, and one that three
/// processes died of becomes a dead letter. Waits for the disk and the database.
record Redelivery(InstantSource clock) {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");

    /// Prepares the documents that a process had. That it ended with them is kept before they go on.
    ///
    /// @return those that are to go on; the others have ended
    List<Lease> of(List<Lease> left, Ending ending) {
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
}
