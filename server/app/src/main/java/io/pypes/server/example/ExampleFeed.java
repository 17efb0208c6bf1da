package io.pypes.server.example;

import io.pypes.server.ledger.Receipt;
import java.io.IOException;
import java.io.InputStream;

/// Hands the documents of an example to its flow, as if they had come in by HTTP.
@FunctionalInterface
public interface ExampleFeed {

    /// Feeds one document; its media type follows from the file name. Returns when the document is accepted.
    ///
    /// @param flow id of a running flow
    /// @param filename name of the document
    /// @param content read to its end, not closed
    Receipt feed(String flow, String filename, InputStream content) throws IOException, InterruptedException;
}
