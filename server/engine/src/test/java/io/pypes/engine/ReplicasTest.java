package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.Plan.Cut;
import io.pypes.engine.Plan.Reason;
import io.pypes.engine.Replicas.Order;
import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes that run in several replicas.
@Timeout(30)
class ReplicasTest {

    private static final Order BY_DOCUMENT = new Order.ByDocument();

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void let_go() {
        gate.countDown();
    }

    private Running start(TestFlow flow) throws Exception {
        return flow.start(components, host, Flow.Limits.DEFAULT);
    }

    private List<Outcome> feed(Running run, List<Packet> packets) throws Exception {
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        for (var packet : packets) {
            futures.add(host.feed(run, packet));
        }
        var outcomes = new ArrayList<Outcome>();
        for (var future : futures) {
            outcomes.add(TestHost.await(future));
        }
        return outcomes;
    }

    @Test
    void replicas_work_at_the_same_time() throws Exception {
        var together = new CyclicBarrier(2);
        components.step("meets", (packet, call) -> {
            together.await();
            call.emit(packet);
        });
        var run = start(TestFlow.chain("meets").replicas("meets", new Replicas(2, new Order.None())));

        var outcomes = feed(run, List.of(TestHost.text(), TestHost.text()));

        assertThat(outcomes).containsOnly(TestHost.published(1));
        assertThat(components.opened).containsExactlyInAnyOrder("adapter", "meets", "meets");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void packets_of_a_document_stay_in_order_on_one_thread(int capacity) throws Exception {
        var threads = new ConcurrentHashMap<String, Thread>();
        components.step("same-thread", (packet, call) -> {
            var before = threads.putIfAbsent(call.document(), Thread.currentThread());
            assertThat(before).isIn(null, Thread.currentThread());
            call.emit(packet);
        });
        var run = TestFlow.chain("split", "same-thread")
                .parameters("split", Map.of("count", 9))
                .replicas("same-thread", new Replicas(3, BY_DOCUMENT))
                .start(components, host, new Flow.Limits(100, capacity));

        var outcomes = feed(run, many(60));

        assertThat(outcomes).containsOnly(TestHost.published(9));
        assertThat(threads.values().stream().distinct()).hasSize(3);
        for (var document = 1; document <= 60; document++) {
            var own = "d" + document + ".split.";
            assertThat(components.ids()).filteredOn(id -> id.startsWith(own)).isSorted();
        }
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void packets_with_equal_values_stay_in_order() throws Exception {
        var run = start(TestFlow.chain("same").replicas("same", new Replicas(3, new Order.ByAttribute("customer"))));

        var outcomes = feed(
                run,
                many(60).stream()
                        .map(packet -> packet.with(
                                "customer",
                                "c" + packet.text("number").orElse("").length()))
                        .toList());

        assertThat(outcomes).containsOnly(TestHost.published(1));
        for (var customer : List.of("c1", "c2")) {
            assertThat(components.published)
                    .extracting(Batch.Entry::packet)
                    .filteredOn(packet -> packet.text("customer").orElse("").equals(customer))
                    .extracting(packet -> Integer.parseInt(packet.text("number").orElse("")))
                    .isSorted();
        }
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void where_no_order_is_kept_a_packet_goes_past_one_that_takes_its_time() throws Exception {
        components.step("slow", (packet, call) -> {
            if (packet.has("slow")) {
                StopTest.awaitWhateverComes(gate);
            }
            call.emit(packet);
        });
        components.apart("slow");
        var run = start(TestFlow.chain("slow").replicas("slow", new Replicas(2, new Order.None())));
        var slow = host.feed(run, TestHost.text().with("slow", "yes"));

        for (var packet : many(20)) {
            assertThat(TestHost.await(host.feed(run, packet))).isEqualTo(TestHost.published(1));
        }

        assertThat(slow).isNotDone();
        gate.countDown();
        assertThat(TestHost.await(slow)).isEqualTo(TestHost.published(1));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void the_numbers_of_a_node_and_its_wires_are_those_of_all_replicas() throws Exception {
        var run = start(TestFlow.chain("same").replicas("same", new Replicas(3, BY_DOCUMENT)));

        feed(run, many(60));

        while (run.numbers().wires().getLast().count() < 60) {
            Thread.onSpinWait(); // workers tell it from time to time
        }
        assertThat(run.numbers().nodes())
                .extracting(Numbers.OfNode::id, Numbers.OfNode::in, Numbers.OfNode::out)
                .containsExactly(tuple("adapter", 60L, 60L), tuple("same", 60L, 60L), tuple("publish", 60L, 60L));
        assertThat(run.numbers().wires())
                .extracting(Numbers.OfWire::count, Numbers.OfWire::queued, Numbers.OfWire::capacity)
                .containsOnly(tuple(60L, 0, 1024));
        assertThat(run.lastPackets("w2")).hasSize(20);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void an_adapter_may_have_replicas() throws Exception {
        var run = start(TestFlow.chain("same").replicas("adapter", new Replicas(2, BY_DOCUMENT)));

        assertThat(feed(run, many(20))).containsOnly(TestHost.published(1));

        assertThat(components.opened).containsExactlyInAnyOrder("adapter", "adapter", "same");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void nodes_share_tasklets_if_their_replicas_keep_the_same_in_order() {
        var flow = TestFlow.chain("same", "drop", "nothing")
                .replicas("same", new Replicas(2, BY_DOCUMENT))
                .replicas("drop", new Replicas(2, BY_DOCUMENT))
                .replicas("nothing", new Replicas(2, new Order.ByAttribute("customer")))
                .compile(components);

        assertThat(flow.plan().tasklets())
                .containsExactly(List.of("adapter"), List.of("same", "drop"), List.of("nothing"), List.of("publish"));
        assertThat(flow.plan().cuts())
                .containsEntry("w1", new Cut(Reason.REPLICAS, "same"))
                .containsEntry("w3", new Cut(Reason.REPLICAS, "nothing"));
    }

    @Test
    void a_replica_that_hangs_holds_up_no_other_and_is_replaced() throws Exception {
        components.step("hangs", (packet, call) -> {
            if (packet.has("hang")) {
                StopTest.awaitWhateverComes(gate);
            }
            call.emit(packet);
        });
        var run = start(new TestFlow()
                .node("adapter", "adapter")
                .node("hangs", "hangs", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .replicas("hangs", new Replicas(2, BY_DOCUMENT))
                .wire("adapter > hangs")
                .wire("hangs > publish"));

        var bad = host.feed(run, TestHost.text().with("hang", "yes"));
        var good = feed(run, many(20));

        assertThat(TestHost.await(bad).deadLettered()).isEqualTo(1);
        assertThat(good).containsOnly(TestHost.published(1));
        assertThat(components.opened).containsExactlyInAnyOrder("adapter", "hangs", "hangs", "hangs");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    private static List<Packet> many(int count) {
        var packets = new ArrayList<Packet>();
        for (var number = 0; number < count; number++) {
            packets.add(TestHost.text().with("number", Value.of(number)));
        }
        return packets;
    }
}
