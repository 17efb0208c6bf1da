package io.pypes.server.ingest;

import io.pypes.engine.Document;
import io.pypes.server.flow.Revisions;
import io.pypes.server.ledger.Feed;
import io.pypes.server.ledger.Ids;
import io.pypes.server.ledger.Ledger;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Lent;
import io.pypes.server.run.Permits;
import io.pypes.server.run.Runs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Gives documents again to a flow, in its live revision or another one.
@Component
final class ReplayFeed implements Feed {

    private final Intake intake;
    private final Runs runs;
    private final Revisions revisions;
    private final Space space;
    private final Ledger ledger;
    private final Ids ids;

    ReplayFeed(Intake intake, Runs runs, Revisions revisions, Space space, Ledger ledger, Ids ids) {
        this.intake = intake;
        this.runs = runs;
        this.revisions = revisions;
        this.space = space;
        this.ledger = ledger;
        this.ids = ids;
    }

    @Override
    public Target open(String flow, Optional<Integer> revision) throws InterruptedException {
        if (revision.isEmpty() || isLive(flow, revision.get())) {
            return new Current(flow);
        }
        var number = revision.get();
        return new Beside(revisions.start(flow, number, checked -> runs.lend(flow, number, checked)));
    }

    private boolean isLive(String flow, int revision) {
        return runs.live(flow).filter(live -> live.revision() == revision).isPresent();
    }

    private void recall(Document document) {
        ledger.recall(document.id());
        ledger.recall(document.packetId());
    }

    private static Answer answer(Optional<String> misfit, Supplier<CompletableFuture<Tracked>> accepting) {
        return misfit.isPresent()
                ? new Answer.Refused(misfit.get())
                : new Answer.Taken(Intake.await(List.of(accepting.get())).getFirst());
    }

    /// The revision that is live when a document comes.
    private final class Current implements Target {

        private final String flow;

        Current(String flow) {
            this.flow = flow;
        }

        @Override
        public Answer submit(Document document) throws InterruptedException {
            recall(document);
            try (var permit = intake.await(flow, Permits.taken(document.packet().content()))) {
                return answer(
                        runs.whyNot(flow, document),
                        () -> runs.accept(flow, ids.nextNumber(), document, Optional.empty(), false, permit));
            }
        }

        @Override
        public void close() {
            // it goes on
        }
    }

    /// A revision that was started for these documents.
    private final class Beside implements Target {

        private final Lent lent;

        Beside(Lent lent) {
            this.lent = lent;
        }

        @Override
        public Answer submit(Document document) throws InterruptedException {
            recall(document);
            space.check(0);
            try (var permit =
                    lent.permits().await(Permits.taken(document.packet().content()))) {
                return answer(lent.whyNot(document), () -> lent.accept(ids.nextNumber(), document, permit));
            }
        }

        @Override
        public void close() {
            lent.close();
        }
    }
}
