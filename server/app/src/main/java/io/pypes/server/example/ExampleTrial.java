package io.pypes.server.example;

import io.pypes.server.example.ExampleFolder.Packed;
import io.pypes.server.flow.Drafts;
import io.pypes.server.flow.FlowJson;
import io.pypes.server.flow.IfMatch;
import io.pypes.server.flow.Publishing;
import io.pypes.server.ledger.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes a flow of an example, publishes it, and feeds it the documents that come with it.
@Component
final class ExampleTrial {

    private final FlowJson json;
    private final Drafts drafts;
    private final Publishing publishing;
    private final ExampleFeed feed;

    ExampleTrial(FlowJson json, Drafts drafts, Publishing publishing, ExampleFeed feed) {
        this.json = json;
        this.drafts = drafts;
        this.publishing = publishing;
        this.feed = feed;
    }

    /// If the flow does not start, nothing is left of it.
    TriedExample run(Packed example) throws IOException, InterruptedException {
        var flow = drafts.add(json.read(example.flow().getContentAsString(StandardCharsets.UTF_8)));
        try {
            publishing.publish(flow, IfMatch.any(), "");
        } catch (RuntimeException refused) {
            publishing.remove(flow, IfMatch.any(), Optional.empty());
            throw refused;
        }
        return new TriedExample(flow, feed(flow, example));
    }

    private List<Receipt> feed(String flow, Packed example) throws IOException, InterruptedException {
        var receipts = new ArrayList<Receipt>();
        for (var document : example.documents()) {
            try (var content = document.getInputStream()) {
                receipts.add(feed.feed(flow, ExampleFolder.name(document), content));
            }
        }
        return List.copyOf(receipts);
    }
}
