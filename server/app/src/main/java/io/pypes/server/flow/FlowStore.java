package io.pypes.server.flow;

import io.pypes.server.storage.DurableCommits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Flows and their revisions in the database. Changes are durable when the call returns.
@Component
final class FlowStore {

    private final JdbcClient database;
    private final DurableCommits durable;

    FlowStore(JdbcClient database, DurableCommits durable) {
        this.database = database;
        this.durable = durable;
    }

    /// Adds a flow that was never published.
    ///
    /// @return false if the id is taken
    boolean add(String id, String draft, Instant now) {
        try {
            durable.commit(() -> database.sql("""
                            insert into flow (id, draft, draft_tag, wants_to_run, updated_at)
                            values (:id, :draft, :tag, false, :now)""")
                    .param("id", id)
                    .param("draft", draft)
                    .param("tag", newTag())
                    .param("now", at(now))
                    .update());
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    Optional<StoredFlow> find(String id) {
        return database.sql("select * from flow where id = :id")
                .param("id", id)
                .query(FlowStore::flow)
                .optional();
    }

    /// The flows that came after a place in the order of last change.
    List<StoredFlow> page(FlowCursor after, int limit) {
        return database.sql("""
                        select * from flow
                        where updated_at < :at or (updated_at = :at and id > :id)
                        order by updated_at desc, id
                        limit :limit""")
                .param("at", at(after.updatedAt()))
                .param("id", after.id())
                .param("limit", limit)
                .query(FlowStore::flow)
                .list();
    }

    /// The flows that ought to run.
    List<StoredFlow> wantToRun() {
        return database.sql("select * from flow where wants_to_run order by id")
                .query(FlowStore::flow)
                .list();
    }

    /// Replaces a draft if it is still the one with the tag.
    ///
    /// @return false if somebody else saved meanwhile
    boolean saveDraft(String id, String tag, String draft, Instant now) {
        return 1
                == durable.commit(() -> database.sql("""
                                update flow set draft = :draft, draft_tag = :new, updated_at = :now
                                where id = :id and draft_tag = :tag""")
                        .param("draft", draft)
                        .param("new", newTag())
                        .param("now", at(now))
                        .param("id", id)
                        .param("tag", tag)
                        .update());
    }

    /// Adds a revision and makes it the live one, which ought to run.
    void publish(String id, FlowRevision revision, Instant now) {
        durable.commit(() -> {
            database.sql("""
                            insert into revision (flow, number, content, note, published_at)
                            values (:id, :number, :content, :note, :now)""")
                    .param("id", id)
                    .param("number", revision.number())
                    .param("content", revision.content())
                    .param("note", revision.note())
                    .param("now", at(now))
                    .update();
            return database.sql("""
                            update flow set live_revision = :number, wants_to_run = true, updated_at = :now
                            where id = :id""")
                    .param("id", id)
                    .param("number", revision.number())
                    .param("now", at(now))
                    .update();
        });
    }

    /// The flow file of a revision.
    Optional<String> findRevision(String id, int number) {
        return database.sql("select content from revision where flow = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query(String.class)
                .optional();
    }

    /// The revisions of a flow below a number, the highest first.
    List<RevisionSummary> revisions(String id, int below, int limit) {
        return database.sql("""
                        select number, note, published_at, number = live_revision as live
                        from revision join flow on flow.id = revision.flow
                        where flow = :id and number < :below
                        order by number desc
                        limit :limit""")
                .param("id", id)
                .param("below", below)
                .param("limit", limit)
                .query((row, _) -> new RevisionSummary(
                        row.getInt("number"),
                        row.getString("note"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("live")))
                .list();
    }

    void setWantsToRun(String id, boolean wantsToRun) {
        durable.commit(() -> database.sql("update flow set wants_to_run = :wants where id = :id")
                .param("wants", wantsToRun)
                .param("id", id)
                .update());
    }

    void remove(String id) {
        durable.commit(() ->
                database.sql("delete from flow where id = :id").param("id", id).update());
    }

    private static StoredFlow flow(ResultSet row, int number) throws SQLException {
        return new StoredFlow(
                row.getString("id"),
                row.getString("draft"),
                row.getString("draft_tag"),
                row.getBoolean("wants_to_run"),
                Optional.ofNullable(row.getObject("live_revision", Integer.class)),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static String newTag() {
        return UUID.randomUUID().toString();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
