package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Entrance;
import io.pypes.engine.Outcome;
import io.pypes.sdk.Packet;
import io.pypes.worker.Ending.Blame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static Lease lease(DocumentListener listener) throws IOException {
        return new Lease(TestRun.idle(), 1, new Document("d", Packet.empty(), new Entrance.ByMediaType()), listener);
    }

    private static Lease lease() throws IOException {
        return lease(_ -> {});
    }

    private static Ending death(String cause) {
        return new Ending(cause, Blame.DOCUMENTS);
    }

    @Test
    void one_death_makes_a_suspect_and_three_make_it_guilty() throws IOException {
        var lease = lease();

        assertThat(lease.isSuspect()).isFalse();
        lease.died(death("It ended with status 1.")).join();
        assertThat(lease.isSuspect()).isTrue();
        lease.died(death("It ran out of memory.")).join();
        assertThat(lease.isGuilty(true)).isFalse();
        lease.died(death("It was killed.")).join();

        assertThat(lease.isGuilty(true)).isTrue();
        assertThat(lease.evidence())
                .isEqualTo("3 worker processes ended while they worked on this document."
                        + " It ended with status 1. It ran out of memory. It was killed.");
    }

    @Test
    void ends_that_were_wanted_make_no_suspect_and_kills_from_outside_only_when_there_are_ten() throws IOException {
        var lease = lease();

        lease.died(new Ending("It was restarted.", Blame.NOBODY)).join();
        for (var kills = 1; kills < 10; kills++) {
            lease.died(new Ending("It was killed.", Blame.OUTSIDE)).join();
            assertThat(lease.isSuspect()).isEqualTo(kills > 7);
        }
        assertThat(lease.isGuilty(true)).isFalse();
        lease.died(new Ending("It was killed.", Blame.OUTSIDE)).join();

        assertThat(lease.isGuilty(true)).isTrue();
    }

    @Test
    void one_that_did_no_harm_while_it_was_alone_is_no_suspect_until_the_next_death() throws IOException {
        var lease = lease();
        lease.died(death("It ended with status 1.")).join();

        lease.acquit();
        assertThat(lease.isSuspect()).isFalse();
        lease.died(death("It ended with status 1.")).join();

        assertThat(lease.isSuspect()).isTrue();
    }

    @Test
    void deaths_are_told_and_those_before_count() throws IOException {
        var told = new ArrayList<String>();
        var lease = lease(new DocumentListener() {
            @Override
            public List<String> deaths() {
                return List.of("One.", "Two.");
            }

            @Override
            public CompletableFuture<Void> died(String cause) {
                told.add(cause);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void settled(Outcome outcome) {}
        });

        assertThat(lease.isSuspect()).isTrue();
        lease.died(death("Three.")).join();

        assertThat(lease.isGuilty(true)).isTrue();
        assertThat(told).containsExactly("Three.");
    }

    @Test
    void what_is_not_done_here_is_one_failed_packet_and_a_note() {
        assertThat(Lease.failed("It is late."))
                .isEqualTo(new Outcome(0, 0, 0, 1, List.of(new Outcome.Note("", Outcome.State.FAILED, "It is late."))));
    }
}
