package io.pypes.server.ledger;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.server.ledger.DeadLetterRecord.DeadLetterGroup;
import io.pypes.server.ledger.DeadLetterRecord.DeadLetterGroupKey;
import io.pypes.server.storage.DurableCommits;
import io.pypes.server.web.Words;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Documents that could not be handled, kept on disk until someone replays or discards them. Thread-safe.
@Component
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_MESSAGE = 4000;
    private static final int MOST_GROUPS = 200;
    private static final int MOST_TOGETHER = 1000; // ids in a statement
    private static final String COLUMNS =
            "id, flow, revision, document, part, node, port, kind, message, attempts, at, filename, media_type, size";

    private final JdbcClient database;
    private final DurableCommits commits;
    private final DeadContents contents;
    private final DeadDocuments documents;
    private final JsonMapper json;
    private final Ids ids;

    DeadLetters(
            JdbcClient database,
            DurableCommits commits,
            DeadContents contents,
            DeadDocuments documents,
            JsonMapper json,
            Ids ids) {
        this.database = database;
        this.commits = commits;
        this.contents = contents;
        this.documents = documents;
        this.json = json;
        this.ids = ids;
    }

    /// Keeps a letter, and the document it was made from. When it returns, both are on disk.
    public void keep(String flow, int revision, DeadLetter letter) throws IOException {
        var lock = documents.lock(letter.document().id());
        lock.lock();
        try {
            var whole = documents.keep(flow, letter.document());
            insert(ids.next(), flow, revision, letter, whole);
        } finally {
            lock.unlock();
        }
    }

    private void insert(String id, String flow, int revision, DeadLetter letter, Packet whole) throws IOException {
        var part = letter.packet();
        var hasOwn = part.content().size() > 0 && !part.content().equals(whole.content());
        var shown = hasOwn ? part : whole;
        var content = hasOwn ? contents.keep(id, part.content()) : Optional.<byte[]>empty();
        var row = Arrays.asList(
                id,
                flow,
                revision,
                letter.document().id(),
                letter.id(),
                letter.node(),
                letter.port(),
                letter.kind().name(),
                Words.cut(letter.message(), LONGEST_MESSAGE),
                letter.attempts(),
                OffsetDateTime.ofInstant(letter.at(), ZoneOffset.UTC),
                shown.metadata(Metadata.FILENAME).map(Value::asText).orElse(null),
                shown.mediaType().toString(),
                shown.content().size(),
                json.writeValueAsString(PacketView.of(part)),
                state(id, part, whole).orElse(null),
                content.orElse(null));
        commits.commit(() -> database.sql("insert into dead_letter (" + COLUMNS
                        + ", packet, state, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row)
                .update());
    }

    /// The packet as bytes; empty if it is one that cannot be written, which can be replayed from the start only.
    private static Optional<byte[]> state(String id, Packet part, Packet whole) {
        try {
            return Optional.of(KeptPacket.encode(part, whole.content()));
        } catch (IOException tooDeep) {
            LOG.warn("Dead letter \"{}\" can be replayed from the start only. {}", id, tooDeep.getMessage());
            return Optional.empty();
        }
    }

    public long count(String flow) {
        return database.sql("select count(*) from dead_letter where flow = ?")
                .param(flow)
                .query(Long.class)
                .single();
    }

    /// Letters of a flow, newest first.
    ///
    /// @param before only letters older than this id
    List<DeadLetterRecord> list(String flow, Optional<String> before, int limit) {
        return database.sql("select " + COLUMNS + ", null as packet from dead_letter"
                        + " where flow = ? and id < ? order by id desc limit ?")
                .params(flow, before.orElse("~"), limit)
                .query(this::read)
                .list();
    }

    /// The letters by cause, those with most letters first.
    List<DeadLetterGroup> groups(String flow) {
        var groups = new LinkedHashMap<DeadLetterGroupKey, DeadLetterGroup>();
        database.sql("select node, kind, message, count(*) as letters from dead_letter where flow = ?"
                        + " group by node, kind, message")
                .param(flow)
                .query(row -> {
                    var message = row.getString("message");
                    var kind = ErrorKind.valueOf(row.getString("kind"));
                    var group = new DeadLetterGroup(
                            row.getString("node"), kind, Cause.of(message), message, row.getLong("letters"));
                    groups.merge(group.key(), group, DeadLetterGroup::with);
                });
        return groups.values().stream()
                .sorted(Comparator.comparingLong(DeadLetterGroup::count).reversed())
                .limit(MOST_GROUPS)
                .toList();
    }

    Optional<DeadLetterRecord> find(String flow, String id) {
        return database.sql("select " + COLUMNS + ", packet from dead_letter where flow = ? and id = ?")
                .params(flow, id)
                .query(this::read)
                .optional();
    }

    /// Ids of letters, oldest first: those named, those of a group, or all.
    List<String> select(String flow, DeadLetterSelection selection) {
        var all = "select id, message from dead_letter where flow = :flow";
        return switch (selection) {
            case DeadLetterSelection.Named(var names) ->
                ids(flow, all + " and id in (:ids)", Map.of("ids", names.isEmpty() ? List.of("") : names), _ -> true);
            case DeadLetterSelection.Group(DeadLetterGroupKey(var node, var kind, var cause)) ->
                ids(
                        flow,
                        all + " and node = :node and kind = :kind",
                        Map.of("node", node, "kind", kind.name()),
                        message -> Cause.of(message).equals(cause));
            case DeadLetterSelection.All _ -> ids(flow, all, Map.of(), _ -> true);
        };
    }

    private List<String> ids(String flow, String query, Map<String, ?> params, Predicate<String> isMeant) {
        var found = new ArrayList<String>();
        database.sql(query + " order by id").param("flow", flow).params(params).query(row -> {
            if (isMeant.test(row.getString("message"))) {
                found.add(row.getString("id"));
            }
        });
        return found;
    }

    /// What is needed to replay a letter.
    ///
    /// @param document id of the document
    /// @param packet the packet at the failure, if it is kept
    /// @param older the document as letters of older servers kept it
    record Replayable(
            String document, String part, String node, String port, Optional<byte[]> packet, Optional<String> older) {}

    Optional<Replayable> replayable(String flow, String id) {
        return database.sql(
                        "select document, part, node, port, state, metadata from dead_letter where flow = ? and id = ?")
                .params(flow, id)
                .query((row, _) -> new Replayable(
                        row.getString("document"),
                        row.getString("part"),
                        row.getString("node"),
                        row.getString("port"),
                        Optional.ofNullable(row.getBytes("state")),
                        Optional.ofNullable(row.getString("metadata"))))
                .optional();
    }

    /// The packet of a letter as it was at the failure.
    Packet packet(String flow, String id, String document, byte[] state) throws IOException {
        return KeptPacket.decode(
                state, () -> ownContent(id).orElse(Content.EMPTY), () -> documents.content(flow, document));
    }

    /// The document of a letter of an older server, which kept it with the letter.
    Packet olderDocument(String id, String metadata) {
        return json.readValue(metadata, StoredMetadata.class)
                .packet(ownContent(id).orElse(Content.EMPTY));
    }

    /// The content of a letter: its own, or that of its document.
    Content content(DeadLetterRecord letter) {
        return ownContent(letter.id()).orElseGet(() -> documents.content(letter.flow(), letter.document()));
    }

    private Optional<Content> ownContent(String id) {
        return contents.find(id)
                .or(() -> database.sql("select content from dead_letter where id = ?")
                        .param(id)
                        .query((row, _) -> Optional.ofNullable(row.getBytes("content")))
                        .optional()
                        .flatMap(bytes -> bytes)
                        .map(Content::of));
    }

    /// Forgets letters.
    ///
    /// @return how many there were
    int discard(String flow, List<String> letters) {
        return letters.stream()
                .gather(Gatherers.windowFixed(MOST_TOGETHER))
                .mapToInt(some -> discardSome(flow, some))
                .sum();
    }

    private int discardSome(String flow, List<String> letters) {
        var of = database.sql("select distinct document from dead_letter where flow = :flow and id in (:ids)")
                .param("flow", flow)
                .param("ids", letters)
                .query((row, _) -> row.getString("document"))
                .list();
        int count = commits.commit(() -> database.sql("delete from dead_letter where flow = :flow and id in (:ids)")
                .param("flow", flow)
                .param("ids", letters)
                .update());
        letters.forEach(contents::delete);
        documents.sweep(flow, of);
        return count;
    }

    /// Forgets the letters of a document, or of a packet of it, whose work begins anew.
    public void withdraw(String flow, Document again) {
        var part = again.packetId();
        var of = database.sql("select id, part from dead_letter where flow = ? and document = ?")
                .params(flow, again.id())
                .query((row, _) -> Map.entry(row.getString("id"), row.getString("part")))
                .list();
        discard(
                flow,
                of.stream()
                        .filter(letter -> part.equals(again.id()) || (letter.getValue() + ".").startsWith(part + "."))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /// Forgets all letters of a flow.
    public void forget(String flow) {
        discard(flow, select(flow, new DeadLetterSelection.All()));
    }

    private DeadLetterRecord read(ResultSet row, int number) throws SQLException {
        return new DeadLetterRecord(
                row.getString("id"),
                row.getString("flow"),
                row.getInt("revision"),
                row.getString("document"),
                row.getString("part"),
                row.getString("node"),
                row.getString("port"),
                ErrorKind.valueOf(row.getString("kind")),
                row.getString("message"),
                Cause.of(row.getString("message")),
                row.getInt("attempts"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("filename")),
                row.getString("media_type"),
                row.getLong("size"),
                view(row.getString("packet")));
    }

    private Optional<PacketView> view(@Nullable String text) {
        return Optional.ofNullable(text).map(stored -> json.readValue(stored, PacketView.class));
    }
}
