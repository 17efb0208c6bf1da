package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a run tells of itself.
@Timeout(30)
class NumbersTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();

    @Test
    void a_full_flow_takes_no_more_until_there_is_room() throws Exception {
        var gate = new CountDownLatch(1);
        components.step("gate", (packet, call) -> {
            gate.await();
            call.emit(packet);
        });
        var run = TestFlow.chain("gate").start(components, host, new Flow.Limits(2, 1));
        var first = host.feed(run, TestHost.text());
        var second = host.feed(run, TestHost.text());

        var third = run.offer(new Document("d3", TestHost.text(), new Entrance.ByMediaType()), host.listener("d3"));

        assertThat(third).isFalse();
        gate.countDown();
        assertThat(TestHost.await(first)).isEqualTo(TestHost.published(1));
        assertThat(TestHost.await(second)).isEqualTo(TestHost.published(1));
        assertThat(run.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(run.offer(new Document("d4", TestHost.text(), new Entrance.ByMediaType()), host.listener("d4")))
                .isFalse();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(2, 0, 2, 0, 0, 0));
    }

    @Test
    void counts_and_the_last_packets_of_a_wire_are_there_to_look_at() throws Exception {
        var run = TestFlow.chain("same").start(components, host, Flow.Limits.DEFAULT);
        for (var number = 0; number < 30; number++) {
            TestHost.await(host.feed(run, TestHost.text().with("number", Value.of(number))));
        }

        assertThat(run.lastPackets("w1")).hasSize(20).first().satisfies(seen -> {
            assertThat(seen.document()).isEqualTo("d30");
            assertThat(seen.packet().first("number")).contains(Value.of(29));
        });
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(run.numbers().nodes())
                .extracting(Numbers.OfNode::id, Numbers.OfNode::in, Numbers.OfNode::out)
                .contains(tuple("same", 30L, 30L));
        assertThat(run.numbers().wires())
                .extracting(Numbers.OfWire::count, Numbers.OfWire::queued)
                .containsOnly(tuple(30L, 0));
    }

    @Test
    void every_end_of_a_packet_is_counted_at_its_node() throws Exception {
        components.step("fails", (packet, call) -> {
            if (packet.has("bad")) {
                throw PacketException.invalidInput("The date is wrong.");
            }
            call.emit(packet);
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("fails", "fails")
                .node("split", "split", Map.of("count", 2))
                .node("drop", "drop")
                .node("publish", "publish")
                .wire("adapter > fails")
                .wire("fails > split")
                .wire("split > drop")
                .wire("split > publish")
                .wire("drop > publish")
                .start(components, host, Flow.Limits.DEFAULT);

        assertThat(TestHost.await(host.feed(run, TestHost.text()))).isNotNull();
        assertThat(TestHost.await(host.feed(run, TestHost.text().with("bad", "yes"))))
                .isNotNull();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(run.numbers().nodes())
                .extracting(
                        Numbers.OfNode::id,
                        Numbers.OfNode::in,
                        Numbers.OfNode::out,
                        Numbers.OfNode::dropped,
                        Numbers.OfNode::failed,
                        Numbers.OfNode::retrying)
                .containsExactly(
                        tuple("adapter", 2L, 2L, 0L, 0L, 0L),
                        tuple("fails", 2L, 1L, 0L, 1L, 0L),
                        tuple("split", 1L, 2L, 0L, 0L, 0L),
                        tuple("drop", 2L, 0L, 2L, 0L, 0L),
                        tuple("publish", 2L, 2L, 0L, 0L, 0L));
        assertThat(run.numbers().wires())
                .extracting(Numbers.OfWire::id, Numbers.OfWire::count, Numbers.OfWire::queued)
                .containsExactly(
                        tuple("w1", 2L, 0),
                        tuple("w2", 1L, 0),
                        tuple("w3", 2L, 0),
                        tuple("w4", 2L, 0),
                        tuple("w5", 0L, 0));
    }

    @Test
    void what_waits_for_a_retry_is_counted() throws Exception {
        components.step("away", (_, _) -> {
            throw PacketException.transientFault("The service is away.");
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("away", "away", Map.of(), new ErrorPolicy(9, Duration.ofMinutes(5), Duration.ofSeconds(20)))
                .node("publish", "publish")
                .wire("adapter > away")
                .wire("away > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        var _ = host.feed(run, TestHost.text());

        while (run.numbers().nodes().stream().noneMatch(node -> node.retrying() == 1)) {
            Thread.onSpinWait();
        }

        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(1, 1, 0, 0, 0, 0));
        assertThat(run.stop(Duration.ZERO)).isFalse();
    }

    @Test
    void long_texts_are_cut_in_what_is_shown_and_nowhere_else() throws Exception {
        var run = TestFlow.chain("same").start(components, host, Flow.Limits.DEFAULT);
        var longText = "x".repeat(5000);

        assertThat(TestHost.await(host.feed(run, TestHost.text().with("text", longText))))
                .isNotNull();

        assertThat(run.lastPackets("w2").getFirst().packet().text("text")).contains("x".repeat(4096) + "…");
        assertThat(components.published.getFirst().packet().text("text")).contains(longText);
        assertThat(run.lastPackets("no such wire")).isEmpty();
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }
}
