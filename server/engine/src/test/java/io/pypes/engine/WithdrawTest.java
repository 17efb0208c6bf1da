package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Documents that are taken out of a run before anything was done with them.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Here("Only a worker takes documents out of its run.")
class WithdrawTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final CountDownLatch secondGate = new CountDownLatch(1);

    private Run gated() throws Exception {
        components.add(components.adapter("adapter", "text/*", (packet, call) -> {
            begun.countDown();
            gate.await();
            call.emit(packet);
        }));
        return TestFlow.chain("same").compile(components).start(host, Flow.Limits.DEFAULT);
    }

    @Test
    void those_behind_one_that_is_at_work_are_taken_out_the_last_first() throws Exception {
        var run = gated();
        var all = new ArrayList<>(List.of(host.feed(run, TestHost.text())));
        begun.await();
        for (var more = 0; more < 9; more++) {
            all.add(host.feed(run, TestHost.text()));
        }

        var some = run.withdraw(3);
        assertThat(some.stream().map(Document::id)).containsExactly("d10", "d9", "d8");
        assertThat(run.withdraw(100)).hasSize(6);
        assertThat(run.withdraw(100)).isEmpty();
        assertThat(run.numbers().documents().accepted()).isEqualTo(1);
        gate.countDown();

        assertThat(run.stop(LONG)).isTrue();
        assertThat(TestHost.await(all.getFirst())).isEqualTo(TestHost.published(1));
        assertThat(all.stream().filter(CompletableFuture::isDone)).hasSize(1);
        assertThat(components.ids()).containsExactly("d1");
        assertThat(run.numbers().documents().published()).isEqualTo(1);
        assertThat(run.numbers().nodes().stream().mapToLong(Numbers.OfNode::in)).containsOnly(1L);
    }

    /// The step must not take those that are left out for quick ones, and begin with several at a time.
    @Test
    void after_many_were_taken_out_each_of_those_behind_can_still_be() throws Exception {
        components.add(components.adapter("adapter", "text/*", (packet, call) -> {
            begun.countDown();
            gate.await();
            Thread.sleep(1); // longer than a step works before it looks at the clock
            if (packet.has("block")) {
                second.countDown();
                secondGate.await();
            }
            call.emit(packet);
        }));
        var run = TestFlow.chain("same").compile(components).start(host, Flow.Limits.DEFAULT);
        var first = host.feed(run, TestHost.text());
        begun.await();
        for (var more = 0; more < 100; more++) {
            var _ = host.feed(run, TestHost.text());
        }
        assertThat(run.withdraw(100)).hasSize(100);
        var slow = host.feed(run, TestHost.text().with("block", "yes"));
        for (var more = 0; more < 10; more++) {
            var _ = host.feed(run, TestHost.text());
        }
        gate.countDown();
        second.await();

        assertThat(run.withdraw(100)).hasSize(10);

        secondGate.countDown();
        assertThat(run.stop(LONG)).isTrue();
        assertThat(TestHost.await(first)).isEqualTo(TestHost.published(1));
        assertThat(TestHost.await(slow)).isEqualTo(TestHost.published(1));
    }

    @Test
    void there_is_room_for_others_in_their_place() throws Exception {
        var run = gated();
        var document = new Document("d", TestHost.text(), new Entrance.ByMediaType());
        var _ = host.feed(run, TestHost.text());
        begun.await();
        var taken = 0;
        while (run.offer(document, _ -> {})) {
            taken++;
        }

        assertThat(run.withdraw(2)).hasSize(2);

        assertThat(taken).isGreaterThan(2);
        assertThat(run.offer(document, _ -> {})).isTrue();
        assertThat(run.offer(document, _ -> {})).isTrue();
        assertThat(run.offer(document, _ -> {})).isFalse();
        gate.countDown();
        assertThat(run.stop(LONG)).isTrue();
    }

    @Test
    void one_that_is_at_two_places_stays() throws Exception {
        components.add(components.adapter("other", "text/*", (packet, call) -> {
            begun.countDown();
            gate.await();
            call.emit(packet);
        }));
        var run = new TestFlow()
                .node("adapter", "other")
                .node("second", "other")
                .node("publish", "publish")
                .wire("adapter > publish")
                .wire("second > publish")
                .compile(components)
                .start(host, Flow.Limits.DEFAULT);
        var _ = host.feed(run, TestHost.text());
        begun.await();
        var both = host.feed(run, TestHost.text());

        assertThat(run.withdraw(10)).isEmpty();

        gate.countDown();
        assertThat(TestHost.await(both)).isEqualTo(TestHost.published(2));
        assertThat(run.stop(LONG)).isTrue();
    }

    /// Tasklets that begin with the same document at the same time must not take each other for who withdrew it.
    @Test
    void documents_that_many_tasklets_begin_with_at_once_are_all_handled() throws Exception {
        var flow = new TestFlow().node("publish", "publish");
        for (var index = 0; index < 8; index++) {
            flow.node("a" + index, "adapter").wire("a" + index + " > publish");
        }
        components.apart("adapter");
        var run = flow.compile(components).start(host, Flow.Limits.DEFAULT);
        var all = new ArrayList<CompletableFuture<Outcome>>();
        for (var number = 0; number < 5_000; number++) {
            all.add(host.feed(run, TestHost.text()));
        }

        assertThat(run.stop(LONG)).isTrue();
        for (var each : all) {
            assertThat(TestHost.await(each)).isEqualTo(TestHost.published(8));
        }
    }

    /// Whatever moment it is, a document is either taken out or published, and only one of the two.
    @Test
    void while_others_feed_and_the_flow_works_none_is_lost_or_doubled() throws Exception {
        var run = TestFlow.chain("same").compile(components).start(host, Flow.Limits.DEFAULT);
        var feeder = new CompletableFuture<List<CompletableFuture<Outcome>>>();
        Thread.ofPlatform().start(() -> {
            try {
                var all = new ArrayList<CompletableFuture<Outcome>>();
                for (var number = 0; number < 50_000; number++) {
                    all.add(host.feed(run, TestHost.text()));
                }
                feeder.complete(all);
            } catch (InterruptedException fault) {
                feeder.completeExceptionally(fault);
            }
        });
        var random = new SplittableRandom(1);
        var out = new ArrayList<String>();
        while (!feeder.isDone()) {
            run.withdraw(random.nextInt(8)).forEach(document -> out.add(document.id()));
        }

        assertThat(run.stop(LONG)).isTrue();

        var published = components.ids();
        assertThat(out).isNotEmpty();
        assertThat(published).hasSize(50_000 - out.size());
        out.addAll(published);
        assertThat(out)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50_000)
                        .mapToObj("d%d"::formatted)
                        .toList());
        assertThat(run.numbers().documents().inFlight()).isZero();
        assertThat(feeder.join().stream().filter(CompletableFuture::isDone)).hasSize(published.size());
    }

    @Test
    void what_is_fed_into_the_midst_of_a_flow_can_be_taken_out_too() throws Exception {
        components.step("gate", (packet, call) -> {
            begun.countDown();
            gate.await();
            call.emit(packet);
        });
        var run = TestFlow.chain("gate").compile(components).start(host, Flow.Limits.DEFAULT);
        var first = resumed(run, "one");
        begun.await();
        var second = resumed(run, "two");

        assertThat(run.withdraw(10).stream().map(Document::id)).containsExactly("two");

        gate.countDown();
        assertThat(run.stop(LONG)).isTrue();
        assertThat(TestHost.await(first)).isEqualTo(TestHost.published(1));
        assertThat(second).isNotDone();
        assertThat(run.numbers().nodes().stream().mapToLong(Numbers.OfNode::in)).containsExactly(0L, 1L, 1L);
    }

    private static CompletableFuture<Outcome> resumed(Run run, String id) throws InterruptedException {
        var outcome = new CompletableFuture<Outcome>();
        Packet packet = TestHost.text();
        assertThat(run.submit(
                        new Document(id, packet, new Entrance.Resumed("gate", "in", id, false)), outcome::complete))
                .isTrue();
        return outcome;
    }
}
