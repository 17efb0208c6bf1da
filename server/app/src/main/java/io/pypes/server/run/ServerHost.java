package io.pypes.server.run;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Host;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.server.content.ContentStore;
import io.pypes.server.files.WritePlaces;
import io.pypes.server.ledger.DeadLetters;
import io.pypes.server.ledger.Ids;
import io.pypes.server.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// What one revision of a flow gets from this server.
///
/// @param flow id of the flow
record ServerHost(String flow, int revision, Services services, MemoryBudget memory) implements Host {

    /// What all flows share.
    record Services(
            DeadLetters letters,
            Ledger ledger,
            ContentStore contents,
            WritePlaces places,
            Ids ids,
            InstantSource clock) {}

    @Override
    public void keep(DeadLetter letter) throws IOException {
        services.letters.keep(flow, revision, letter);
    }

    @Override
    public Accepted accept(String node, Packet packet) {
        var document = new Document(services.ids.next(), packet, new Entrance.ByMediaType());
        var tracked = services.ledger.enter(document, flow, revision, false);
        memory.overdraw(MemoryBudget.taken(packet.content())).keepFor(tracked); // it waited for room already
        return new Accepted(document, tracked);
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return services.contents.store(bytes);
    }

    @Override
    public Path file(String relative) throws PacketException, IOException {
        return services.places.resolve(relative);
    }

    @Override
    public InstantSource clock() {
        return services.clock;
    }
}
