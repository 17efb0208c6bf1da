package io.pypes.server.ledger;

import io.pypes.server.accepted.SenderKey;
import io.pypes.server.ledger.DocumentStatus.DocumentNote;
import io.pypes.server.ledger.DocumentStatus.OutcomeCounts;
import io.pypes.server.storage.DurableCommits;
import io.pypes.server.web.Words;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What became of documents, in the database. Thread-safe.
@Component
final class History {

    private static final int MOST_FORGOTTEN = 10_000; // at once
    private static final int LONGEST_FILENAME = 1000;
    private static final int LONGEST_LIST = 1_000_000;
    private static final String COLUMNS = "number, id, part_of, flow, revision, filename, media_type, size, state,"
            + " received_at, settled_at, published, dropped, dead_lettered, notes, replayed";

    private static final String VALUES = "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate batches;
    private final JdbcClient database;
    private final DurableCommits commits;
    private final JsonMapper json;

    History(JdbcTemplate batches, JdbcClient database, DurableCommits commits, JsonMapper json) {
        this.batches = batches;
        this.database = database;
        this.commits = commits;
        this.json = json;
    }

    /// A document that has ended.
    ///
    /// @param number by which it is ordered, and which it keeps when it is replayed
    /// @param key what its sender calls it
    record Entry(long number, DocumentStatus status, Optional<SenderKey> key) {}

    /// Keeps entries. When it returns, they are on disk.
    ///
    /// @param added have numbers that are not there
    /// @param replaced have numbers that may be there already, and take their places
    /// @throws org.springframework.dao.DuplicateKeyException if one that was to be added is there; none was kept
    void write(List<Entry> added, List<Entry> replaced) {
        var entries = Stream.concat(added.stream(), replaced.stream()).toList();
        commits.commit(() -> {
            update("insert into document (" + COLUMNS + ") " + VALUES, added, this::set); // takes a third less than
            update("merge into document (" + COLUMNS + ") key (number) " + VALUES, replaced, this::set);
            var parts = entries.stream()
                    .filter(entry -> entry.status().partOf().isPresent())
                    .toList();
            update("merge into document_part key (id) values (?, ?)", parts, History::setPart);
            var keyed =
                    entries.stream().filter(entry -> entry.key().isPresent()).toList();
            update("merge into document_key key (flow, text, item) values (?, ?, ?, ?, ?)", keyed, History::setKey);
            return entries.size();
        });
    }

    private interface Setter {
        void set(PreparedStatement row, Entry entry) throws SQLException;
    }

    private void update(String sql, List<Entry> entries, Setter setter) {
        if (!entries.isEmpty()) {
            batches.batchUpdate(sql, entries, entries.size(), setter::set);
        }
    }

    private void set(PreparedStatement row, Entry entry) throws SQLException {
        var status = entry.status();
        var column = 0;
        row.setLong(++column, entry.number());
        row.setString(++column, status.id());
        row.setString(++column, status.partOf().orElse(null));
        row.setString(++column, status.flow());
        row.setInt(++column, status.revision());
        row.setString(
                ++column,
                status.filename().map(name -> Words.cut(name, LONGEST_FILENAME)).orElse(null));
        row.setString(++column, status.mediaType());
        row.setLong(++column, status.size());
        row.setString(++column, status.state().name());
        row.setLong(++column, micros(status.receivedAt()));
        row.setLong(++column, micros(status.settledAt().orElse(status.receivedAt())));
        row.setLong(++column, status.counts().published());
        row.setLong(++column, status.counts().dropped());
        row.setLong(++column, status.counts().deadLettered());
        row.setString(++column, list(status.notes()));
        row.setString(++column, list(status.replayed()));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private @Nullable String list(List<?> list) {
        var text = list.isEmpty() ? null : json.writeValueAsString(list);
        return text != null && text.length() > LONGEST_LIST ? null : text;
    }

    private static void setPart(PreparedStatement row, Entry entry) throws SQLException {
        row.setString(1, entry.status().id());
        row.setLong(2, entry.number());
    }

    private static void setKey(PreparedStatement row, Entry entry) throws SQLException {
        var key = entry.key().orElseThrow();
        var column = 0;
        row.setString(++column, entry.status().flow());
        row.setString(++column, key.text());
        row.setInt(++column, key.index());
        row.setString(++column, key.fingerprint());
        row.setLong(++column, entry.number());
    }

    /// The largest number; 0 if there is none.
    long last() {
        return database.sql("select coalesce(max(number), 0) from document")
                .query(Long.class)
                .single();
    }

    /// Finds a document, or a part that was replayed.
    Optional<Entry> find(String id) {
        var number = Optional.of(Ids.number(id))
                .filter(known -> known > 0)
                .or(() -> database.sql("select number from document_part where id = ?")
                        .param(id)
                        .query(Long.class)
                        .optional());
        return number.flatMap(this::find).filter(entry -> entry.status().id().equals(id));
    }

    /// A document that has ended, and was sent with a key.
    ///
    /// @param fingerprint of its content
    record Keyed(Entry entry, String fingerprint) {}

    /// Finds what a sender sent with a key.
    Optional<Keyed> find(String flow, SenderKey key) {
        return database.sql("select number, fingerprint from document_key where flow = ? and text = ? and item = ?")
                .params(flow, key.text(), key.index())
                .query((row, _) -> Map.entry(row.getLong("number"), row.getString("fingerprint")))
                .optional()
                .flatMap(found -> find(found.getKey()).map(entry -> new Keyed(entry, found.getValue())));
    }

    private Optional<Entry> find(long number) {
        return database.sql("select " + COLUMNS + " from document where number = ?")
                .param(number)
                .query(this::read)
                .optional();
    }

    /// Documents of a flow, newest first.
    ///
    /// @param before only those with smaller numbers
    List<Entry> list(String flow, Optional<DocumentState> state, long before, int limit) {
        var all = "select " + COLUMNS + " from document where flow = :flow and number < :before";
        var query = state.map(one -> database.sql(all + " and state = :state order by number desc limit :limit")
                        .param("state", one.name()))
                .orElseGet(() -> database.sql(all + " order by number desc limit :limit"));
        return query.param("flow", flow)
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    private Entry read(ResultSet row, int index) throws SQLException {
        var status = new DocumentStatus(
                row.getString("id"),
                Optional.ofNullable(row.getString("part_of")),
                row.getString("flow"),
                row.getInt("revision"),
                Optional.ofNullable(row.getString("filename")),
                row.getString("media_type"),
                row.getLong("size"),
                DocumentState.valueOf(row.getString("state")),
                instant(row.getLong("received_at")),
                Optional.of(instant(row.getLong("settled_at"))),
                new OutcomeCounts(row.getLong("published"), row.getLong("dropped"), row.getLong("dead_lettered")),
                list(row.getString("notes"), new TypeReference<List<DocumentNote>>() {}),
                list(row.getString("replayed"), new TypeReference<List<String>>() {}),
                Optional.empty(),
                false);
        return new Entry(row.getLong("number"), status, Optional.empty());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private <T> List<T> list(@Nullable String text, TypeReference<List<T>> type) {
        return text == null ? List.of() : json.readValue(text, type);
    }

    /// Forgets the documents of a flow.
    void forget(String flow) {
        commits.commit(() -> {
            database.sql("delete from document_part where number in (select number from document where flow = ?)")
                    .param(flow)
                    .update();
            database.sql("delete from document_key where flow = ?").param(flow).update();
            return database.sql("delete from document where flow = ?")
                    .param(flow)
                    .update();
        });
    }

    /// Forgets some of the documents that are too old, or too many.
    ///
    /// @param before when those that are too old had ended
    /// @param most how many may stay
    /// @return whether there may be more of them
    boolean prune(Instant before, long most) {
        return commits.commit(() -> {
            var old = database.sql("delete from document where number < ? and settled_at < ? fetch first ? rows only")
                    .params(Ids.first(before), micros(before), MOST_FORGOTTEN)
                    .update();
            var excess = Math.min(MOST_FORGOTTEN, count() - most);
            var more = excess <= 0
                    ? 0
                    : database.sql("delete from document fetch first ? rows only")
                            .param(excess)
                            .update();
            var first = "(select coalesce(min(number), 0) from document)";
            database.sql("delete from document_key where number < " + first).update();
            database.sql("delete from document_part where number < " + first).update();
            return old == MOST_FORGOTTEN || more == MOST_FORGOTTEN;
        });
    }

    private long count() {
        return database.sql("select count(*) from document").query(Long.class).single();
    }
}
