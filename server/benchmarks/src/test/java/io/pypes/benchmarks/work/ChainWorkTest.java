package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.benchmarks.Checksums;
import io.pypes.benchmarks.Measurement;
import io.pypes.benchmarks.peer.Job;
import io.pypes.benchmarks.peer.Peer;
import io.pypes.benchmarks.peer.Peers;
import io.pypes.benchmarks.peer.Step;
import io.pypes.sdk.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChainWorkTest {

    private static final Times SHORT = new Times(0, 0.001);

    private static Peer peer(String name) throws Exception {
        return Peers.find(name).orElseThrow();
    }

    private static Measurement measured(ChainWork work, Peer peer) throws Exception {
        return new Measurement("", "", 0, work.run(peer, SHORT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pypes",
                "pypes-tasklets",
                "pypes-documents",
                "direct",
                "queues",
                "submission-publisher",
                "reactor"
            })
    void every_packet_goes_through_every_component(String name) throws Exception {
        try (var peer = peer(name)) {
            var numbers = measured(ChainWork.pipeline(3), peer);

            assertThat(numbers.whole("delivered")).isEqualTo(numbers.whole("sent"));
            assertThat(numbers.whole("checksum")).isEqualTo(Checksums.ofAll(numbers.whole("sent")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pypes-documents", "pypes-documents-tasklets", "pypes-library", "direct", "queues", "reactor"})
    void every_document_comes_out_as_it_should(String name) throws Exception {
        try (var peer = peer(name)) {
            var numbers = measured(ChainWork.documents(50), peer);

            assertThat(numbers.whole("delivered"))
                    .isEqualTo(numbers.whole("expected"))
                    .isEqualTo(numbers.whole("sent") / 5 * 4);
            assertThat(numbers.whole("checksum")).isEqualTo(numbers.whole("expectedChecksum"));
        }
    }

    @Test
    void a_peer_that_loses_a_packet_shows() throws Exception {
        var numbers = measured(ChainWork.pipeline(0), ChainWorkTest::losingTheThird);

        assertThat(numbers.whole("delivered")).isEqualTo(numbers.whole("sent") - 1);
    }

    @Test
    void a_peer_that_leaves_out_a_component_is_caught() {
        assertThatThrownBy(() -> measured(ChainWork.pipeline(1), ChainWorkTest::losingTheThird))
                .hasMessageMatching("A component saw 0 of [0-9,]+ packets\\.");
    }

    private static void losingTheThird(Job job) {
        for (var number = 0L; number < job.count(); number++) {
            var packet = job.source().apply(number);
            if (number != 3) {
                job.sink().accept(packet);
            }
        }
    }

    @Test
    void the_six_components_do_what_they_say() throws Exception {
        var packet = Corpus.packets(1)[0];

        for (var step : JsonSteps.all()) {
            packet = step instanceof Step.Change change ? change.apply(packet) : packet;
        }

        assertThat(new String(((Value.Bytes) packet.values(JsonSteps.SERIALISED).getFirst()).toArray(), UTF_8))
                .startsWith("{\"number\":0,\"name\":\"Document 0 of the comparison\",\"author\":\"ada lovelace\",")
                .hasSizeBetween(900, 1150);
    }
}
