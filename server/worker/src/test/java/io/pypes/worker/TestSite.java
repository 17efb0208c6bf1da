package io.pypes.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Compilation;
import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Entrance;
import io.pypes.engine.ErrorPolicy;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowCompiler;
import io.pypes.engine.FlowDefinition;
import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Node;
import io.pypes.engine.FlowDefinition.Wire;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Outcome;
import io.pypes.engine.Replicas;
import io.pypes.engine.Running;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.worker.Workers.Spread;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A flow in worker processes: a reader that does what documents say, and a publisher that says which process did.
final class TestSite implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(20);

    final TestHost host = new TestHost();
    final List<DeadLetter> letters = host.letters;
    final Map<String, String> placeOf = new ConcurrentHashMap<>();
    final List<Process> processes = new CopyOnWriteArrayList<>();

    /// So many starts of processes fail in the server.
    final AtomicInteger noThreads = new AtomicInteger();

    /// How the first worker was at each of these.
    final List<WorkerView.State> tried = new CopyOnWriteArrayList<>();

    final Workers workers;
    final Running run;

    @Override
    public void close() throws IOException {
        workers.close();
        for (var process : processes) {
            assertThat(process.onExit().orTimeout(10, TimeUnit.SECONDS)).succeedsWithin(LONG);
        }
    }

    TestSite(int count, Spread spread) throws Exception {
        this(new WorkerSettings(count, false, LONG, Duration.ofSeconds(2), 0, Duration.ZERO), spread);
    }

    TestSite(WorkerSettings settings, Spread spread) throws Exception {
        workers = new Workers(settings, this::launch, Contents.INSIDE, InstantSource.system());
        run = workers.start(flow(), List.of(), host, Flow.Limits.DEFAULT, true, spread);
    }

    /// Another flow in the same workers.
    Running startAnother() throws Exception {
        return workers.start(flow(), List.of(), host, Flow.Limits.DEFAULT, true, Spread.ALL);
    }

    Running start(TestFlow flow, TestHost host) throws FlowStartException, InterruptedException {
        return workers.start(flow.compile(), List.of(), host, new Flow.Limits(20, 1024), true, Spread.ONE);
    }

    private Process launch(String name, String address) throws IOException {
        if (noThreads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            tried.add(workers.views().getFirst().state());
            throw new OutOfMemoryError("unable to create native thread");
        }
        var process = TestWorker.launch(address);
        processes.add(process);
        return process;
    }

    private static Flow flow() {
        var definition = new FlowDefinition(
                "test",
                List.of(node("read"), node("publish")),
                List.of(new Wire("w", new End("read", "out"), new End("publish", "in"))));
        return switch (new FlowCompiler(TestWorker.CATALOG).compile(definition)) {
            case Compilation.Compiled compiled -> compiled.flow();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static Node node(String id) {
        return new Node(
                id, id, 1, Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofSeconds(3)), false, Replicas.ONE);
    }

    CompletableFuture<Outcome> feed(String id, String content) throws InterruptedException {
        return feed(id, content, "text/plain");
    }

    CompletableFuture<Outcome> feed(String id, String content, String mediaType) throws InterruptedException {
        var outcome = new CompletableFuture<Outcome>();
        var packet = Packet.of(Content.of(content.getBytes(UTF_8)), MediaType.of(mediaType));
        assertThat(run.offer(new Document(id, packet, new Entrance.ByMediaType()), new DocumentListener() {
                    @Override
                    public void published(String node, Packet published) {
                        placeOf.put(id, published.text("worker").orElse("?"));
                    }

                    @Override
                    public void settled(Outcome how) {
                        assertThat(outcome.complete(how)).isTrue();
                    }
                }))
                .isTrue();
        return outcome;
    }

    static void awaitSize(List<?> list, int size) {
        while (list.size() < size) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("The time is over, and there are %d of %d.", list.size(), size)
                    .isFalse();
        }
    }

    static Outcome await(CompletableFuture<Outcome> outcome) throws Exception {
        return outcome.get(20, TimeUnit.SECONDS);
    }

    static void assertPublished(List<CompletableFuture<Outcome>> outcomes) throws Exception {
        for (var outcome : outcomes) {
            assertThat(await(outcome)).isEqualTo(new Outcome(1, 0, 0, 0, List.of()));
        }
    }

    List<CompletableFuture<Outcome>> feedMany(int count, String content) throws InterruptedException {
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (var number = 0; number < count; number++) {
            outcomes.add(feed(content + number, content));
        }
        return outcomes;
    }
}
