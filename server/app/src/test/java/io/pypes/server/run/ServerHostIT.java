package io.pypes.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Compilation;
import io.pypes.engine.ErrorPolicy;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowCompiler;
import io.pypes.engine.FlowDefinition;
import io.pypes.engine.Place;
import io.pypes.engine.Replicas;
import io.pypes.engine.Running;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Source;
import io.pypes.server.OwnServer;
import io.pypes.server.ledger.FlowAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A source whose flow is stopped while the server keeps what it has brought.
@Timeout(90)
class ServerHostIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private OwnServer server;
    private ServerHost.Services services;
    private final Permits permits = new Permits(4, 1000);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Bringing source = new Bringing();

    @BeforeEach
    void start() {
        server = OwnServer.start(folder);
        services = server.context().getBean(ServerHost.Services.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Brings one document.
    private static final class Bringing implements Source {

        private final CountDownLatch keeping = new CountDownLatch(1);
        private volatile Optional<Thread> thread = Optional.empty();

        @Override
        public void produce(Emitter out) throws InterruptedException {
            thread = Optional.of(Thread.currentThread());
            out.emit(Packet.empty());
        }

        /// Says once, on the thread of this one, that what it has brought is being kept.
        boolean isKept() {
            var is = keeping.getCount() > 0 && thread.equals(Optional.of(Thread.currentThread()));
            if (is) {
                keeping.countDown();
            }
            return is;
        }
    }

    /// Starts a flow.
    ///
    /// @param meanwhile run by the clock, which is asked after the permit was taken and before the
    ///     document is written, so that the interrupt of the stop comes just then
    private Running start(Runnable meanwhile) throws Exception {
        InstantSource clock = () -> {
            if (source.isKept()) {
                meanwhile.run();
            }
            return Instant.now();
        };
        var own = new ServerHost.Services(
                services.letters(),
                services.ledger(),
                services.log(),
                services.contents(),
                services.room(),
                services.places(),
                services.ids(),
                clock);
        return Place.HERE.start(flow(), new ServerHost("brought", 1, own, permits), Flow.Limits.DEFAULT, true);
    }

    private Flow flow() {
        var types = Map.of(
                "bring",
                ComponentType.of("bring", Kind.ADAPTER, NoParameters.class, _ -> source)
                        .summary("Brings a document.")
                        .output(Port.OUT, "The document.", Port.Carries.RECORDS),
                "publish",
                ComponentType.of("publish", Kind.PUBLISHER, NoParameters.class, _ -> (Publisher) (_, _) -> {})
                        .summary("Publishes documents.")
                        .input(Port.IN, "Documents.", Port.Carries.RECORDS));
        var wire = new FlowDefinition.Wire(
                "w1", new FlowDefinition.End("bring", Port.OUT), new FlowDefinition.End("publish", Port.IN));
        var definition = new FlowDefinition("Brought", List.of(node("bring"), node("publish")), List.of(wire));
        var compilation = new FlowCompiler(id -> Optional.ofNullable(types.get(id))).compile(definition);
        return compilation instanceof Compilation.Compiled compiled ? compiled.flow() : reject(compilation);
    }

    private static Flow reject(Compilation compilation) {
        throw new AssertionError(compilation.toString());
    }

    private static FlowDefinition.Node node(String component) {
        return new FlowDefinition.Node(component, component, 1, Map.of(), ErrorPolicy.DEFAULT, false, Replicas.ONE);
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitGate() {
        while (gate.getCount() > 0) {
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                // it is set again below
            }
        }
        Thread.currentThread().interrupt();
    }

    private FlowAccount account() {
        return services.ledger().account("brought");
    }

    @Test
    void a_document_that_is_being_kept_when_the_flow_stops_goes_through_it() throws Exception {
        var run = start(ServerHostIT::awaitInterrupt);
        source.keeping.await();

        var complete = run.stop(LONG);

        assertThat(complete).isTrue();
        assertThat(run.numbers().documents().published()).isEqualTo(1);
        assertThat(permits.awaitUnused(LONG)).isZero();
        while (account().counts().inFlight() > 0) {
            Thread.onSpinWait(); // that it has ended is being noted
        }
        assertThat(account().counts().published()).isEqualTo(1);
    }

    @Test
    void a_document_that_is_kept_only_after_the_stop_waits_for_the_next_run() throws Exception {
        var run = start(this::awaitGate);
        source.keeping.await();
        run.stop(Duration.ZERO);

        gate.countDown();

        assertThat(account().backlog().take()).isNotNull();
        assertThat(permits.awaitUnused(LONG)).isZero();
        assertThat(account().counts().inFlight()).isEqualTo(1);
    }
}
