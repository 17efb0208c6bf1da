package io.pypes.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.ServerTest;
import io.pypes.server.accepted.SenderKey;
import io.pypes.server.ledger.DocumentStatus.OutcomeCounts;
import io.pypes.server.ledger.History.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class HistoryIT {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final SenderKey KEY = new SenderKey("order 1", 0, "abc");

    private final History history;
    private final JdbcClient database;

    HistoryIT(@Autowired History history, @Autowired JdbcClient database) {
        this.history = history;
        this.database = database;
    }

    @BeforeEach
    void nothing() {
        database.sql("delete from document").update();
        database.sql("delete from document_key").update();
    }

    @Test
    void what_is_too_old_is_forgotten() {
        history.write(
                List.of(entry(1, LONG_AGO, Optional.of(KEY)), entry(2, Instant.now(), Optional.empty())), List.of());

        var more = history.prune(LONG_AGO.plusSeconds(1), 10);

        assertThat(more).isFalse();
        assertThat(numbers()).containsExactly(2L);
        assertThat(history.find("flow", KEY)).isEmpty();
        assertThat(database.sql("select count(*) from document_key")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_was_received_long_ago_and_has_just_ended_stays() {
        history.write(List.of(entry(1, Instant.now(), Optional.of(KEY))), List.of());

        history.prune(Instant.now().minusSeconds(60), 10);

        assertThat(numbers()).containsExactly(1L);
        assertThat(history.find("flow", KEY)).isPresent();
    }

    @Test
    void the_oldest_of_too_many_are_forgotten() {
        history.write(
                IntStream.rangeClosed(1, 5)
                        .mapToObj(number -> entry(number, Instant.now(), Optional.empty()))
                        .toList(),
                List.of());

        history.prune(LONG_AGO, 2);

        assertThat(numbers()).containsExactly(5L, 4L);
    }

    @Test
    void an_entry_is_replaced_when_its_document_goes_on() {
        history.write(List.of(entry(1, LONG_AGO, Optional.empty())), List.of());
        var later = LONG_AGO.plusSeconds(5);

        history.write(List.of(), List.of(entry(1, later, Optional.empty())));

        assertThat(history.list("flow", Optional.empty(), 2, 10))
                .extracting(found -> found.status().settledAt())
                .containsExactly(Optional.of(later));
    }

    private List<Long> numbers() {
        return history.list("flow", Optional.empty(), Long.MAX_VALUE, 10).stream()
                .map(Entry::number)
                .toList();
    }

    private static Entry entry(long number, Instant settledAt, Optional<SenderKey> key) {
        var status = new DocumentStatus(
                "document-" + number,
                Optional.empty(),
                "flow",
                1,
                Optional.empty(),
                "text/plain",
                1,
                DocumentState.PUBLISHED,
                LONG_AGO,
                Optional.of(settledAt),
                new OutcomeCounts(1, 0, 0),
                List.of(),
                List.of(),
                Optional.empty(),
                false);
        return new Entry(number, status, key);
    }
}
