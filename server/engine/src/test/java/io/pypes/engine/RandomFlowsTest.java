package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.FlowModel.Ends;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Flows drawn by chance do to every document what a model says they do. `-Dpypes.random.flows` says how many,
/// `-Dpypes.random.seed` which; a failure names the seed of its flow.
@Timeout(3600)
class RandomFlowsTest {

    private static final int DOCUMENTS = 12;
    private static final long MOST_PACKETS = 60;

    @Test
    void every_document_ends_as_the_model_says() throws Exception {
        var first = Long.getLong("pypes.random.seed", System.nanoTime());
        var flows = Integer.getInteger("pypes.random.flows", 300);
        System.out.printf("Random flows: %d from seed %d.%n", flows, first);
        for (var seed = first; seed < first + flows; seed++) {
            run(seed);
        }
    }

    private static boolean isImage(int number) {
        return number % 5 == 4;
    }

    /// Fans and splits multiply; what is too much to run is drawn again.
    private static FlowDefinition draw(Random random) {
        while (true) {
            var flow = RandomFlow.draw(random);
            var sound = true;
            for (var number = 0; number < DOCUMENTS; number++) {
                sound &= FlowModel.most(flow, "" + number, isImage(number)) <= MOST_PACKETS;
            }
            if (sound) {
                return flow;
            }
        }
    }

    private static void run(long seed) throws Exception {
        var random = new Random(seed);
        var definition = draw(random);
        var components = new RandomComponents().components();
        var host = new TestHost();
        var about = "seed %d: %s".formatted(seed, definition);

        var compilation = new FlowCompiler(components).compile(definition);
        assertThat(compilation).as(about).isInstanceOf(Compilation.Compiled.class);
        var run = TestPlace.start(((Compilation.Compiled) compilation).flow(), host, limits(random, definition));
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (var number = 0; number < DOCUMENTS; number++) {
            outcomes.add(host.feed(run, packet(number)));
        }
        assertThat(run.stop(Duration.ofSeconds(30)))
                .as("all documents end in time; %s; %s", run.numbers().documents(), about)
                .isTrue();

        var ends = new ArrayList<Ends>();
        var expected = new ArrayList<Ends>();
        for (var number = 0; number < DOCUMENTS; number++) {
            ends.add(Ends.of(TestHost.await(outcomes.get(number))));
            expected.add(FlowModel.ends(definition, "" + number, isImage(number)));
        }
        assertThat(ends).as(about).isEqualTo(expected);
        assertThat(host.letters)
                .as(about)
                .hasSize(sum(expected.stream().map(Ends::deadLettered).toList()));
        assertThat(components.published)
                .as(about)
                .hasSize(sum(expected.stream().map(Ends::published).toList()));
    }

    /// What a join holds keeps its place in the flow, so where there is one all documents must have theirs.
    private static Flow.Limits limits(Random random, FlowDefinition definition) {
        var joins =
                definition.nodes().stream().anyMatch(node -> node.component().equals("join"));
        return new Flow.Limits(joins ? DOCUMENTS : 1 + random.nextInt(DOCUMENTS), 1 << random.nextInt(5));
    }

    private static Packet packet(int number) {
        return Packet.empty()
                .with(RandomComponents.NUMBER, "" + number)
                .withMediaType(MediaType.of(isImage(number) ? "image/png" : "text/plain"));
    }

    private static int sum(List<Long> counts) {
        return (int) counts.stream().mapToLong(count -> count).sum();
    }
}
