package io.pypes.server.run;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Host;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.server.accepted.AcceptedLog;
import io.pypes.server.content.ContentStore;
import io.pypes.server.content.DiskRoom;
import io.pypes.server.files.WritePlaces;
import io.pypes.server.ledger.DeadLetters;
import io.pypes.server.ledger.Ids;
import io.pypes.server.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What one revision of a flow gets from this server.
///
/// @param flow id of the flow
record ServerHost(String flow, int revision, Services services, Permits permits) implements Host {

    private static final Logger LOG = LoggerFactory.getLogger(ServerHost.class);
    private static final long FIRST_WAIT = 100; // milliseconds
    private static final long LONGEST_WAIT = 5_000;

    /// What all flows share.
    @Component
    record Services(
            DeadLetters letters,
            Ledger ledger,
            AcceptedLog log,
            ContentStore contents,
            DiskRoom room,
            WritePlaces places,
            Ids ids,
            InstantSource clock) {}

    /// Waits, and with it the node that could not handle the packet, until the letter can be kept.
    @Override
    public void keep(DeadLetter letter) throws IOException {
        for (var wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
            try {
                services.letters.keep(flow, revision, letter);
                return;
            } catch (IOException | DataAccessException | TransactionException notKept) {
                LOG.warn(
                        "A dead letter of flow \"{}\" cannot be kept, so node \"{}\" waits: {}",
                        flow,
                        letter.node(),
                        notKept.getMessage());
                sleep(wait, notKept);
            }
        }
    }

    private static void sleep(long millis, Exception why) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("A dead letter could not be kept before the flow was stopped.", why);
        }
    }

    @Override
    public void again(Document document) throws IOException {
        try {
            services.letters.withdraw(flow, document);
        } catch (DataAccessException | TransactionException notNow) {
            throw new IOException("The dead letters cannot be changed now.", notNow);
        }
    }

    /// A stop does not end the wait for the disk, which takes the document in any case: it goes on, and
    /// the source finds its interrupt set.
    @Override
    public Accepted accept(String node, String port, Packet packet) throws IOException, InterruptedException {
        var document = new Document(services.ids.next(), packet, new Entrance.Brought(node, port));
        services.room.await(0);
        try (var permit = permits.await(Permits.taken(packet.content()))) {
            var accepted = new io.pypes.server.accepted.Accepted(
                    Ids.number(document.id()), flow, revision, document, services.clock.instant(), Optional.empty());
            var tracked = services.ledger.accept(accepted, false).join();
            permit.keepFor(tracked);
            return new Accepted(document, tracked);
        } catch (CompletionException refused) {
            throw new IOException("A document that node \"%s\" brought could not be kept.".formatted(node), refused);
        }
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
