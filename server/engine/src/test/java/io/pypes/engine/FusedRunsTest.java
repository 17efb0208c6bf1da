package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nodes that share a thread.
@Timeout(30)
class FusedRunsTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void let_go() {
        gate.countDown();
    }

    @Test
    void nodes_in_a_row_that_only_compute_share_a_thread_and_blocking_ones_do_not() throws Exception {
        var threads = new ConcurrentHashMap<String, Thread>();
        for (var id : List.of("one", "two", "apart")) {
            components.step(id, (packet, call) -> {
                threads.put(id, Thread.currentThread());
                call.emit(packet);
            });
        }
        components.apart("apart");

        var outcomes = host.run(TestFlow.chain("one", "two", "apart").compile(components), TestHost.text());

        assertThat(outcomes).containsExactly(TestHost.published(1));
        assertThat(threads.get("one")).isSameAs(threads.get("two")).isNotSameAs(threads.get("apart"));
    }

    @Test
    void when_a_call_hangs_a_step_in_the_middle_of_its_own_call_fails_too_and_all_start_anew() throws Exception {
        var emitted = new AtomicInteger();
        components.step("cut", (packet, call) -> {
            var parts = packet.has("hang") ? 1000 : 2;
            for (var part = 1; part <= parts; part++) {
                emitted.updateAndGet(before -> packet.has("hang") ? before + 1 : before);
                call.emit(packet.with("part", Integer.toString(part)));
            }
        });
        var run = startWithStepThatHangs("cut", packet -> packet.has("hang") && isPart(packet, 2));

        var bad = host.feed(run, TestHost.text().with("hang", "yes"));
        var good = host.feed(run, TestHost.text());

        var late = new Note("hangs", State.DEAD_LETTERED, "Node \"hangs\" took longer than 100 ms for this document.");
        var broken = new Note(
                "cut",
                State.DEAD_LETTERED,
                "Node \"hangs\" hung on another packet and was started anew; this one was in its hands.");
        assertThat(TestHost.await(bad)).isEqualTo(new Outcome(emitted.get() - 1, 0, 2, 0, List.of(late, broken)));
        assertThat(TestHost.await(good)).isEqualTo(TestHost.published(2));
        assertThat(components.opened).containsExactlyInAnyOrder("adapter", "cut", "hangs", "adapter", "cut", "hangs");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void what_went_along_with_a_packet_that_hung_goes_on_in_order() throws Exception {
        components.step("rows", (packet, call) -> {
            for (var part = 1; part <= 100; part++) {
                call.emit(packet.with("part", Integer.toString(part)));
            }
        });
        components.apart("rows");
        var run = startWithStepThatHangs("rows", packet -> isPart(packet, 50));

        var outcome = TestHost.await(host.feed(run, TestHost.text()));

        assertThat(outcome.published()).isEqualTo(99);
        assertThat(outcome.notes()).extracting(Note::node).containsExactly("hangs");
        assertThat(components.ids())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100)
                        .filter(part -> part != 50)
                        .mapToObj(part -> "d1.rows." + part)
                        .toList());
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(run.numbers().nodes())
                .filteredOn(node -> node.id().equals("hangs"))
                .extracting(Numbers.OfNode::in, Numbers.OfNode::out, Numbers.OfNode::failed)
                .containsExactly(tuple(100L, 99L, 1L));
    }

    @Test
    void a_step_is_done_with_a_packet_when_what_it_made_of_it_hangs() throws Exception {
        components.step("rows", (packet, call) -> {
            for (var part = 1; part <= 2000; part++) {
                call.emit(packet.with("part", Integer.toString(part)));
            }
        });
        components.apart("rows");
        components.step("mixes", (packet, call) -> {
            for (var copy = isOdd(packet) ? 3 : 1; copy > 0; copy--) {
                call.emit(packet);
            }
        });
        components.step("hangs", (packet, call) -> {
            if (packet.has("hang") && isPart(packet, 1000)) {
                StopTest.awaitWhateverComes(gate);
            }
            call.emit(packet);
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("rows", "rows")
                .node("mixes", "mixes")
                .node("hangs", "hangs", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .wire("adapter > rows")
                .wire("rows > mixes")
                .wire("mixes > hangs")
                .wire("hangs > publish")
                .start(components, host, Flow.Limits.DEFAULT);

        for (var document = 0; document < 20; document++) { // so many that parts go on in large chunks
            assertThat(TestHost.await(host.feed(run, TestHost.text()))).isEqualTo(TestHost.published(4000));
        }
        TestHost.await(host.feed(run, TestHost.text().with("hang", "yes")));

        assertThat(host.letters)
                .filteredOn(letter -> letter.node().equals("hangs"))
                .hasSize(1);
        assertThat(host.letters)
                .filteredOn(letter -> letter.node().equals("mixes"))
                .allMatch(letter -> isOdd(letter.packet()));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    private static boolean isOdd(Packet packet) {
        return Integer.parseInt(packet.text("part").orElse("")) % 2 == 1;
    }

    private static boolean isPart(Packet packet, int number) {
        return packet.text("part").equals(Optional.of(Integer.toString(number)));
    }

    private Running startWithStepThatHangs(String before, Predicate<Packet> hanging) throws Exception {
        components.step("hangs", (packet, call) -> {
            if (hanging.test(packet)) {
                StopTest.awaitWhateverComes(gate);
            }
            call.emit(packet);
        });
        return new TestFlow()
                .node("adapter", "adapter")
                .node(before, before)
                .node("hangs", "hangs", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .wire("adapter > " + before)
                .wire(before + " > hangs")
                .wire("hangs > publish")
                .start(components, host, Flow.Limits.DEFAULT);
    }

    @Test
    void a_listener_hears_of_published_packets_unless_it_does_not_want_to() throws Exception {
        var run = TestFlow.chain("same").start(components, host, Flow.Limits.DEFAULT);
        var heard = new CopyOnWriteArrayList<String>();

        for (var answer : List.of("yes", "no", "throws")) {
            var outcome = new CompletableFuture<Outcome>();
            TestHost.submit(
                    run,
                    new Document(answer, TestHost.text(), new Entrance.ByMediaType()),
                    new Asked(answer, heard, outcome));
            assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
        }

        assertThat(heard).containsExactly("yes", "throws");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    private record Asked(String answer, List<String> heard, CompletableFuture<Outcome> outcome)
            implements DocumentListener {

        @Override
        public boolean wantsPublished() {
            if (answer.equals("throws")) {
                throw new IllegalStateException("Broken.");
            }
            return answer.equals("yes");
        }

        @Override
        public void published(String node, Packet packet) {
            heard.add(answer);
        }

        @Override
        public void settled(Outcome settled) {
            outcome.complete(settled);
        }
    }
}
