package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
    void when_a_call_hangs_its_neighbours_fail_what_they_have_in_hand_and_start_anew() throws Exception {
        components.step("cut", (packet, call) -> {
            call.emit(packet);
            call.emit(packet.with("part", "2"));
        });
        components.step("hangs", (packet, call) -> {
            if (packet.has("hang") && packet.has("part")) {
                StopTest.awaitWhateverComes(gate);
            }
            call.emit(packet);
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("cut", "cut")
                .node("hangs", "hangs", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .wire("adapter > cut")
                .wire("cut > hangs")
                .wire("hangs > publish")
                .compile(components)
                .start(host, Flow.Limits.DEFAULT);

        var bad = host.feed(run, TestHost.text().with("hang", "yes"));
        var good = host.feed(run, TestHost.text());

        var late = new Note("hangs", State.DEAD_LETTERED, "Node \"hangs\" took longer than 100 ms for this document.");
        var broken = new Note(
                "cut",
                State.DEAD_LETTERED,
                "Node \"hangs\" hung on another packet and was started anew; this one was in its hands.");
        assertThat(TestHost.await(bad)).isEqualTo(new Outcome(1, 0, 2, 0, List.of(late, broken)));
        assertThat(TestHost.await(good)).isEqualTo(TestHost.published(2));
        assertThat(components.opened).containsExactlyInAnyOrder("adapter", "cut", "hangs", "adapter", "cut", "hangs");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void a_listener_hears_of_published_packets_unless_it_does_not_want_to() throws Exception {
        var run = TestFlow.chain("same").compile(components).start(host, Flow.Limits.DEFAULT);
        var heard = new CopyOnWriteArrayList<String>();

        for (var answer : List.of("yes", "no", "throws")) {
            var outcome = new CompletableFuture<Outcome>();
            run.submit(
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
