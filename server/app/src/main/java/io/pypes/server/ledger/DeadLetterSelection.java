package io.pypes.server.ledger;

import io.pypes.server.ledger.DeadLetterRecord.DeadLetterGroupKey;
import java.util.List;

/// Which dead letters of a flow are meant.
sealed interface DeadLetterSelection {

    record Named(List<String> ids) implements DeadLetterSelection {
        public Named {
            ids = List.copyOf(ids);
        }
    }

    record Group(DeadLetterGroupKey key) implements DeadLetterSelection {}

    record All() implements DeadLetterSelection {}
}
