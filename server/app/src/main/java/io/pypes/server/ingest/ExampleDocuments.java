package io.pypes.server.ingest;

import io.pypes.server.content.ContentStore;
import io.pypes.server.example.ExampleFeed;
import io.pypes.server.ledger.Receipt;
import io.pypes.server.run.Permits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes the documents of examples.
@Component
final class ExampleDocuments implements ExampleFeed {

    private final Intake intake;
    private final ContentStore contents;

    ExampleDocuments(Intake intake, ContentStore contents) {
        this.intake = intake;
        this.contents = contents;
    }

    @Override
    public Receipt feed(String flow, String filename, InputStream content) throws IOException, InterruptedException {
        var stored = contents.store(content);
        try (var permit = intake.await(flow, Permits.taken(stored))) {
            var declared = new Declared(Optional.empty(), Optional.of(filename), Optional.empty(), Map.of());
            var incoming = new Incoming(stored, declared, permit, Optional.empty());
            return Intake.await(List.of(intake.accept(flow, incoming, false)))
                    .getFirst()
                    .receipt();
        }
    }
}
