package io.pypes.server.ledger;

import io.pypes.engine.DeadLetter;
import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.server.ledger.DeadLetterRecord.DeadLetterGroup;
import io.pypes.server.ledger.DeadLetterRecord.DeadLetterGroupKey;
import io.pypes.server.storage.DurableCommits;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Documents that could not be handled, kept on disk until someone replays or discards them. Thread-safe.
@Component
public final class DeadLetters {

    private static final int LONGEST_MESSAGE = 4000;
    private static final String COLUMNS =
            "id, flow, revision, document, node, kind, message, attempts, at, filename, media_type, size";

    private final JdbcClient database;
    private final DurableCommits commits;
    private final DeadContents contents;
    private final JsonMapper json;
    private final Ids ids;

    DeadLetters(JdbcClient database, DurableCommits commits, DeadContents contents, JsonMapper json, Ids ids) {
        this.database = database;
        this.commits = commits;
        this.contents = contents;
        this.json = json;
        this.ids = ids;
    }

    /// Keeps a letter. When it returns, the letter is on disk.
    public void keep(String flow, int revision, DeadLetter letter) throws IOException {
        var id = ids.next();
        var source = sourceOf(letter);
        var stored = contents.keep(id, source.content());
        commits.commit(() -> database.sql("insert into dead_letter (" + COLUMNS
                        + ", metadata, packet, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        id,
                        flow,
                        revision,
                        letter.document().id(),
                        letter.node(),
                        letter.kind().name(),
                        cut(letter.message()),
                        letter.attempts(),
                        OffsetDateTime.ofInstant(letter.at(), ZoneOffset.UTC),
                        source.metadata(Metadata.FILENAME).map(Value::asText).orElse(null),
                        source.mediaType().toString(),
                        source.content().size(),
                        json.writeValueAsString(StoredMetadata.of(source)),
                        json.writeValueAsString(PacketView.of(letter.packet())),
                        stored.orElse(null)))
                .update());
    }

    /// What is to be replayed: the part of the document that failed if it has content of its own, such as a row of a
    /// file or an attachment; else the document.
    private static Packet sourceOf(DeadLetter letter) {
        var whole = letter.document().packet();
        var part = letter.packet();
        return part.content().size() > 0 && !part.content().equals(whole.content()) ? part : whole;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
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

    List<DeadLetterGroup> groups(String flow) {
        return database.sql("select node, kind, message, count(*) as letters from dead_letter where flow = ?"
                        + " group by node, kind, message order by letters desc limit 200")
                .param(flow)
                .query((row, _) -> new DeadLetterGroup(
                        row.getString("node"),
                        ErrorKind.valueOf(row.getString("kind")),
                        row.getString("message"),
                        row.getLong("letters")))
                .list();
    }

    Optional<DeadLetterRecord> find(String flow, String id) {
        return database.sql("select " + COLUMNS + ", packet from dead_letter where flow = ? and id = ?")
                .params(flow, id)
                .query(this::read)
                .optional();
    }

    /// Ids of letters, oldest first: those named, those of a group, or all.
    List<String> select(String flow, DeadLetterSelection selection) {
        var all = "select id from dead_letter where flow = :flow";
        var query = switch (selection) {
            case DeadLetterSelection.Named(var names) ->
                database.sql(all + " and id in (:ids) order by id").param("ids", names.isEmpty() ? List.of("") : names);
            case DeadLetterSelection.Group(DeadLetterGroupKey key) ->
                database.sql(all + " and node = :node and kind = :kind and message = :message order by id")
                        .param("node", key.node())
                        .param("kind", key.kind().name())
                        .param("message", key.message());
            case DeadLetterSelection.All _ -> database.sql(all + " order by id");
        };
        return query.param("flow", flow).query((row, _) -> row.getString("id")).list();
    }

    /// The document to replay: its id and what was sent.
    record Replay(String document, Packet packet) {}

    Optional<Replay> replay(String flow, String id) {
        return database.sql("select document, metadata from dead_letter where flow = ? and id = ?")
                .params(flow, id)
                .query((row, _) -> new Replay(
                        row.getString("document"),
                        json.readValue(row.getString("metadata"), StoredMetadata.class)
                                .packet(content(id))))
                .optional();
    }

    /// The kept content of a letter; empty content if there is no such letter.
    Content content(String id) {
        return contents.find(id)
                .orElseGet(() -> database.sql("select content from dead_letter where id = ?")
                        .param(id)
                        .query((row, _) -> Optional.ofNullable(row.getBytes("content")))
                        .optional()
                        .flatMap(bytes -> bytes)
                        .map(Content::of)
                        .orElse(Content.EMPTY));
    }

    /// Forgets letters.
    ///
    /// @return how many there were
    int discard(String flow, List<String> letters) {
        if (letters.isEmpty()) {
            return 0;
        }
        int count = commits.commit(() -> database.sql("delete from dead_letter where flow = :flow and id in (:ids)")
                .param("flow", flow)
                .param("ids", letters)
                .update());
        letters.forEach(contents::delete);
        return count;
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
                row.getString("node"),
                ErrorKind.valueOf(row.getString("kind")),
                row.getString("message"),
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
