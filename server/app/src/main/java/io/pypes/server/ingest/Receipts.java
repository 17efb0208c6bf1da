package io.pypes.server.ingest;

import io.pypes.server.ledger.Receipt;
import io.pypes.server.ledger.Tracked;
import java.util.List;

/// What the sender gets, in the order of the documents.
record Receipts(List<Receipt> documents) {

    static Receipts of(List<Tracked> documents) {
        return new Receipts(documents.stream().map(Tracked::receipt).toList());
    }
}
