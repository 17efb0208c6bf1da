package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.State;
import io.pypes.engine.Replicas.Order;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several flows at once, fed by several senders, some of whom insist: nothing is lost, doubled or stuck, and every
/// wire keeps its order. `-Dpypes.stress.flows` and `-Dpypes.stress.documents` make it longer.
@Timeout(1200)
class StressTest {

    private static final int FLOWS = Integer.getInteger("pypes.stress.flows", 10);
    private static final int SENDERS = 4;
    private static final int DOCUMENTS = Integer.getInteger("pypes.stress.documents", 400);

    /// What is kept at all: the order of one sender's packets.
    private static final Order BY_SENDER = new Order.ByAttribute("sender");

    private static final VirtualThreadSchedulerMXBean SCHEDULER =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private final int parallelism = SCHEDULER.getParallelism();

    @AfterEach
    void restore_parallelism() {
        SCHEDULER.setParallelism(parallelism);
    }

    private static TestComponents components() {
        var components = new TestComponents();
        components.step("sifts", (packet, call) -> {
            switch (number(packet) % 7) {
                case 0 -> throw PacketException.invalidInput("A multiple of seven.");
                case 1 -> call.drop("One more than that.");
                default -> call.emit(packet);
            }
        });
        components.holder("collect", (packet, call, held) -> {
            held.add(call.hold());
            if (held.size() == 5) {
                call.emit("out", packet, List.copyOf(held));
                held.clear();
            }
        });
        components.step("order", (packet, call) -> call.emit(packet));
        return components;
    }

    private static int number(Packet packet) {
        return Integer.parseInt(packet.text("number").orElseThrow());
    }

    /// One branch that sifts and splits, one that merges documents, and one that does nothing.
    private static Flow flow(TestComponents components, Random random) {
        return new TestFlow()
                .node("adapter", "adapter")
                .node("sifts", "sifts")
                .node("split", "split", Map.of("count", 3))
                .node("order", "order")
                .node("publish", "publish")
                .replicas("sifts", new Replicas(1 + random.nextInt(3), BY_SENDER))
                .replicas("order", new Replicas(1 + random.nextInt(3), BY_SENDER))
                .wire("adapter > sifts")
                .wire("sifts > split")
                .wire("split > publish")
                .wire("adapter > order")
                .wire("order > publish")
                .wire("sifts.error > publish")
                .compile(components);
    }

    private static final class Tally {
        private final AtomicLong settled = new AtomicLong();
        private final AtomicLong published = new AtomicLong();
        private final AtomicLong dropped = new AtomicLong();
        private final AtomicInteger others = new AtomicInteger();

        void add(Outcome outcome) {
            settled.incrementAndGet();
            published.addAndGet(outcome.published());
            dropped.addAndGet(outcome.dropped());
            others.addAndGet(outcome.state() == State.PUBLISHED ? 0 : 1);
        }
    }

    private static FutureTask<Void> sender(Running run, int sender, Tally tally, Random random) {
        var task = new FutureTask<Void>(() -> {
            for (var number = 0; number < DOCUMENTS; number++) {
                feed(run, sender, number, tally, random.nextInt(4));
            }
            return null;
        });
        Thread.startVirtualThread(task);
        return task;
    }

    /// Now insists on a place, now waits for one.
    private static void feed(Running run, int sender, int number, Tally tally, int offers) throws InterruptedException {
        var packet = TestHost.text().with("sender", "" + sender).with("number", "" + number);
        var document = new Document(sender + "-" + number, packet, new Entrance.ByMediaType());
        for (var offer = 0; offer < offers; offer++) {
            if (run.offer(document, tally::add)) {
                return;
            }
        }
        TestHost.submit(run, document, tally::add);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,6", "2,1", "2,2", "2,6", "64,1", "64,2", "64,6"})
    void nothing_is_lost_doubled_or_stuck(int capacity, int threads) throws Exception {
        SCHEDULER.setParallelism(threads);
        var seed = System.nanoTime();
        System.out.printf("Stress at capacity %d on %d threads from seed %d.%n", capacity, threads, seed);
        var random = new Random(seed);
        var runs = new ArrayList<Running>();
        var tallies = new ArrayList<Tally>();
        var catalogs = new ArrayList<TestComponents>();
        var senders = new ArrayList<FutureTask<Void>>();
        for (var index = 0; index < FLOWS; index++) {
            var components = components();
            var run = TestPlace.start(flow(components, random), new TestHost(), limits(random, capacity));
            var tally = new Tally();
            for (var sender = 0; sender < SENDERS; sender++) {
                senders.add(sender(run, sender, tally, new Random(random.nextLong())));
            }
            runs.add(run);
            tallies.add(tally);
            catalogs.add(components);
        }
        for (var sender : senders) {
            sender.get();
        }

        for (var index = 0; index < FLOWS; index++) {
            assertThat(runs.get(index).stop(Duration.ofSeconds(60))).isTrue();
            check(runs.get(index), tallies.get(index));
            checkOrder(catalogs.get(index));
        }
    }

    /// Half of the flows give their threads back whenever they have nothing to do.
    private static Flow.Limits limits(Random random, int capacity) {
        var idle = Duration.ofSeconds(random.nextInt(2));
        var bound = new Flow.Bound(capacity, 1 << 20);
        return new Flow.Limits(1 + random.nextInt(100), bound, bound, Duration.ofMinutes(1), idle);
    }

    private static void check(Running run, Tally tally) {
        var all = (long) SENDERS * DOCUMENTS;
        var sevens = SENDERS * ((DOCUMENTS + 6) / 7);
        var drops = SENDERS * ((DOCUMENTS + 5) / 7);
        assertThat(tally.settled).hasValue(all);
        assertThat(tally.others).hasValue(0);
        assertThat(tally.dropped).hasValue(drops);
        assertThat(tally.published).hasValue(all + sevens + 3L * (all - sevens - drops));
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(all, 0, all, 0, 0, 0));
        assertThat(run.numbers().wires()).allMatch(wire -> wire.queued() == 0);
    }

    /// On each way the packets of one sender come in the order they were sent in.
    private static void checkOrder(TestComponents components) {
        var last = new HashMap<String, Long>();
        for (var entry : components.published) {
            var packet = entry.packet();
            var part = packet.first("part").orElse(Value.of(0));
            var failed = packet.metadata("error").isPresent();
            var way = "%s %s %s".formatted(packet.text("sender"), packet.has("part"), failed);
            var place = number(packet) * 10L + Long.parseLong(part.asText());
            assertThat(last.getOrDefault(way, -1L)).as(way).isLessThan(place);
            last.put(way, place);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void documents_that_are_merged_settle_once_each(int capacity) throws Exception {
        var components = components();
        var run = TestFlow.chain("order", "collect").start(components, new TestHost(), new Flow.Limits(50, capacity));
        var tally = new Tally();
        var senders = new ArrayList<FutureTask<Void>>();
        for (var sender = 0; sender < SENDERS; sender++) {
            senders.add(sender(run, sender, tally, new Random(sender)));
        }
        for (var sender : senders) {
            sender.get();
        }

        assertThat(run.stop(Duration.ofSeconds(60))).isTrue();

        assertThat(tally.settled).hasValue((long) SENDERS * DOCUMENTS);
        assertThat(tally.published).hasValue((long) SENDERS * DOCUMENTS);
        assertThat(components.published).hasSize(SENDERS * DOCUMENTS / 5);
    }
}
