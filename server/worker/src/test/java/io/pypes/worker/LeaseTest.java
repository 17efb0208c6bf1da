package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Entrance;
import io.pypes.engine.Flow;
import io.pypes.engine.Outcome;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Packet;
import io.pypes.worker.protocol.Message.RunOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static Lease lease() throws IOException {
        var flow = TestFlow.chain().compile();
        var order = new RunOrder("flow", 1, false, flow.definition(), List.of(), Flow.Limits.DEFAULT);
        try (var workers = new Workers(
                new WorkerSettings(0, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                (_, _) -> {
                    throw new IOException("There is none.");
                },
                Contents.INSIDE,
                InstantSource.system())) {
            var run = new RemoteRun(workers, 1, flow, new TestHost(), order, List.of());
            DocumentListener listener = _ -> {};
            return new Lease(run, 1, new Document("d", Packet.empty(), new Entrance.ByMediaType()), listener);
        }
    }

    @Test
    void one_death_makes_a_suspect_and_three_make_it_guilty() throws IOException {
        var lease = lease();

        assertThat(lease.isSuspect()).isFalse();
        lease.died("It ended with status 1.");
        assertThat(lease.isSuspect()).isTrue();
        lease.died("It ran out of memory.");
        assertThat(lease.isGuilty()).isFalse();
        lease.died("It was killed.");

        assertThat(lease.isGuilty()).isTrue();
        assertThat(lease.evidence())
                .isEqualTo("3 worker processes ended while they worked on this document."
                        + " It ended with status 1. It ran out of memory. It was killed.");
    }

    @Test
    void what_is_not_done_here_is_one_failed_packet_and_a_note() {
        assertThat(Lease.failed("It is late."))
                .isEqualTo(new Outcome(0, 0, 0, 1, List.of(new Outcome.Note("", Outcome.State.FAILED, "It is late."))));
    }
}
