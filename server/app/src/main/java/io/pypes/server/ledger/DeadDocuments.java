package io.pypes.server.ledger;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.server.storage.DurableCommits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The documents that dead letters were made from, as they came in: each is kept once, for as long as it
/// has letters, or a packet of it is being replayed. Thread-safe.
@Component
final class DeadDocuments {

    private static final int LOCKS = 64;
    private static final String WITHOUT_LETTERS = " not exists (select 1 from dead_letter"
            + " where dead_letter.flow = dead_document.flow and dead_letter.document = dead_document.document)";

    private final JdbcClient database;
    private final DurableCommits commits;
    private final DeadContents contents;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toList();
    private final Map<Key, Integer> held = new HashMap<>();

    private record Key(String flow, String document) {}

    DeadDocuments(JdbcClient database, DurableCommits commits, DeadContents contents) {
        this.database = database;
        this.commits = commits;
        this.contents = contents;
        sweep(database.sql("select flow, document from dead_document where" + WITHOUT_LETTERS)
                .query((row, _) -> new Key(row.getString("flow"), row.getString("document")))
                .list());
    }

    /// To be held while a letter of the document is added, so that the document is not swept away meanwhile.
    ReentrantLock lock(String document) {
        return locks.get(Math.floorMod(document.hashCode(), LOCKS));
    }

    /// Keeps the document of a letter unless it is kept already. When it returns, it is on disk.
    ///
    /// @return the document as it came in, as far as it is known
    Packet keep(String flow, Document document) throws IOException {
        var packet = document.packet();
        if (document.entrance() instanceof Entrance.Resumed) {
            return find(flow, document.id()).map(Document::packet).orElse(packet);
        }
        if (!isKept(flow, document.id())) {
            var stored = contents.keep(document.id(), packet.content());
            var row = Arrays.asList(
                    flow,
                    document.id(),
                    entry(document.entrance()),
                    document.entrance() instanceof Entrance.Brought(var _, var port) ? port : null,
                    KeptPacket.encode(packet, packet.content()),
                    stored.orElse(null));
            commits.commit(() -> database.sql("insert into dead_document (flow, document, entry, port, packet, content)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(row)
                    .update());
        }
        return packet;
    }

    private static @Nullable String entry(Entrance entrance) {
        return switch (entrance) {
            case Entrance.Adapter(var node) -> node;
            case Entrance.Brought(var node, var _) -> node;
            case Entrance.ByMediaType _, Entrance.Resumed _ -> null;
        };
    }

    private boolean isKept(String flow, String document) {
        return database.sql("select count(*) from dead_document where flow = ? and document = ?")
                        .params(flow, document)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// The document as it came in.
    Optional<Document> find(String flow, String document) {
        return database.sql("select entry, port, packet from dead_document where flow = ? and document = ?")
                .params(flow, document)
                .query((row, _) -> new Document(
                        document,
                        packet(row.getBytes("packet"), flow, document),
                        comingIn(row.getString("entry"), row.getString("port"))))
                .optional();
    }

    /// Where the document came in.
    Optional<Entrance> entrance(String flow, String document) {
        return database.sql("select entry, port from dead_document where flow = ? and document = ?")
                .params(flow, document)
                .query((row, _) -> comingIn(row.getString("entry"), row.getString("port")))
                .optional();
    }

    private static Entrance comingIn(@Nullable String entry, @Nullable String port) {
        if (entry == null) {
            return new Entrance.ByMediaType();
        }
        return port == null ? new Entrance.Adapter(entry) : new Entrance.Brought(entry, port);
    }

    private Packet packet(byte[] bytes, String flow, String document) {
        try {
            return KeptPacket.decode(bytes, () -> content(flow, document), () -> content(flow, document));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /// Its content; empty content if it is not kept.
    Content content(String flow, String document) {
        return contents.find(document)
                .orElseGet(() -> database.sql("select content from dead_document where flow = ? and document = ?")
                        .params(flow, document)
                        .query((row, _) -> Optional.ofNullable(row.getBytes("content")))
                        .optional()
                        .flatMap(bytes -> bytes)
                        .map(Content::of)
                        .orElse(Content.EMPTY));
    }

    /// Keeps a document from being swept away until it is released as often as it was held.
    void hold(String flow, String document) {
        synchronized (held) {
            held.merge(new Key(flow, document), 1, Integer::sum);
        }
    }

    void release(String flow, String document) {
        synchronized (held) {
            held.computeIfPresent(new Key(flow, document), (_, count) -> count == 1 ? null : count - 1);
        }
        sweep(flow, List.of(document));
    }

    /// Forgets those of the documents that nobody needs any more.
    void sweep(String flow, List<String> documents) {
        sweep(documents.stream().map(document -> new Key(flow, document)).toList());
    }

    private void sweep(List<Key> documents) {
        for (var key : documents) {
            var lock = lock(key.document());
            lock.lock();
            try {
                if (!isHeld(key) && isWithoutLetters(key)) {
                    delete(key);
                    contents.delete(key.document());
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isHeld(Key key) {
        synchronized (held) {
            return held.containsKey(key);
        }
    }

    private boolean isWithoutLetters(Key key) {
        return database.sql("select count(*) from dead_document where flow = ? and document = ? and" + WITHOUT_LETTERS)
                        .params(key.flow(), key.document())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void delete(Key key) {
        commits.commit(() -> database.sql("delete from dead_document where flow = ? and document = ?")
                .params(key.flow(), key.document())
                .update());
    }
}
