package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Flow;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.ComponentType;
import io.pypes.worker.process.Worker;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A worker that is told to start a flow and at once to stop it.
@Timeout(20)
class StopsEarlyTest {

    private final CountDownLatch stopped = new CountDownLatch(1);

    /// Finds components only when the flow is to be stopped already.
    private Optional<ComponentType<?>> find(String id) {
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return TestWorker.CATALOG.find(id);
    }

    @Test
    void a_flow_that_is_stopped_while_it_starts_does_not_go_on() throws Exception {
        try (var listening = Address.listenOnPort();
                var worker = listening.address().connect();
                var server = new Link(listening.channel().accept(), Contents.INSIDE)) {
            Thread.ofPlatform().daemon().start(() -> work(worker));
            Thread.ofVirtual().start(() -> write(server));
            var flow = TestFlow.chain().compile();
            server.send(new Message.Start(
                    1, new Message.RunOrder("flow", 1, true, flow.definition(), List.of(), Flow.Limits.DEFAULT)));
            server.send(new Message.Stop(1, Duration.ofSeconds(10)));

            assertThat(healthsAfterStop(server))
                    .allMatch(health -> health.runs().isEmpty());
        }
    }

    /// Those of a second after the flow had stopped.
    private List<Message.Health> healthsAfterStop(Link server) throws IOException {
        var healths = new ArrayList<Message.Health>();
        try {
            server.read(message -> {
                switch (message) {
                    case Message.Stopped _ -> stopped.countDown();
                    case Message.Started _ -> throw new AssertionError("It has started.");
                    case Message.Health health when stopped.getCount() == 0 -> healths.add(health);
                    default -> {}
                }
                if (healths.size() == 3) {
                    throw new EOFException("Enough was heard.");
                }
            });
        } catch (EOFException _) {
            // enough
        }
        return healths;
    }

    private void work(SocketChannel channel) {
        try {
            new Worker(channel, new TestSurroundings(this::find)).work("");
        } catch (IOException _) {
            // the test has ended
        }
    }

    private static void write(Link link) {
        try {
            link.write((_, _) -> {});
        } catch (IOException | InterruptedException _) {
            // the test has ended
        }
    }
}
