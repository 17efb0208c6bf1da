package io.pypes.engine;

import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a run needs from the place it runs in.
public interface Host {

    /// See [io.pypes.sdk.Context#flow].
    String flow();

    /// See [io.pypes.sdk.Context#revision].
    int revision();

    /// Keeps a dead letter. When it returns the letter is kept; the packet is settled after that.
    ///
    /// @throws IOException if it cannot be kept; the packet then ends as failed
    void keep(DeadLetter letter) throws IOException;

    /// A document begins anew: what was kept of it is of an attempt that did not end, and is to be forgotten.
    ///
    /// @throws IOException if that cannot be done now; the document then ends as failed
    default void again(Document document) throws IOException {}

    /// Takes in a document that a source brought. When it returns, the document is accepted.
    ///
    /// @param node id of the source's node
    /// @param port name of the output port it emitted on
    /// @param packet the packet it emitted
    /// @return the document and who listens to its fate
    Accepted accept(String node, String port, Packet packet) throws IOException, InterruptedException;

    /// See [io.pypes.sdk.Context#store].
    Content store(InputStream bytes) throws IOException;

    /// See [io.pypes.sdk.Context#file].
    Path file(String relative) throws PacketException, IOException;

    /// The clock of the run.
    InstantSource clock();

    /// A document that a source brought, accepted.
    record Accepted(Document document, DocumentListener listener) {}
}
