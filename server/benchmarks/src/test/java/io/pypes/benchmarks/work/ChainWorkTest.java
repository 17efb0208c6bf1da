package io.pypes.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.benchmarks.Checksums;
import io.pypes.benchmarks.peer.Job;
import io.pypes.benchmarks.peer.Peer;
import io.pypes.benchmarks.peer.Peers;
import io.pypes.benchmarks.peer.Step;
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
            var numbers = ChainWork.pipeline(3).run(peer, SHORT);

            assertThat(numbers.get("delivered")).isEqualTo(numbers.get("sent"));
            assertThat(numbers.get("checksum"))
                    .isEqualTo((double) Checksums.ofAll(numbers.get("sent").longValue()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pypes-documents", "pypes-documents-tasklets", "pypes-library", "direct", "queues", "reactor"})
    void every_document_comes_out_as_it_should(String name) throws Exception {
        try (var peer = peer(name)) {
            var numbers = ChainWork.documents(50).run(peer, SHORT);

            assertThat(numbers.get("delivered"))
                    .isEqualTo(numbers.get("expected"))
                    .isEqualTo(numbers.get("sent") * 0.8);
            assertThat(numbers.get("checksum")).isEqualTo(numbers.get("expectedChecksum"));
        }
    }

    @Test
    void a_peer_that_loses_a_packet_shows() throws Exception {
        var numbers = ChainWork.pipeline(0).run(ChainWorkTest::losingTheThird, SHORT);

        assertThat(numbers.get("delivered")).isEqualTo(numbers.get("sent") - 1);
    }

    @Test
    void a_peer_that_leaves_out_a_component_is_caught() {
        assertThatThrownBy(() -> ChainWork.pipeline(1).run(ChainWorkTest::losingTheThird, SHORT))
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

        assertThat(new String(
                        ((io.pypes.sdk.Value.Bytes)
                                        packet.values(JsonSteps.SERIALISED).getFirst())
                                .toArray(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("{\"number\":0,\"name\":\"Document 0 of the comparison\",\"author\":\"ada lovelace\",")
                .hasSizeBetween(900, 1150);
    }
}
