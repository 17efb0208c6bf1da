package io.pypes.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Entrance;
import io.pypes.engine.Flow;
import io.pypes.engine.Holdup;
import io.pypes.engine.Numbers;
import io.pypes.engine.Outcome;
import io.pypes.engine.Running;
import io.pypes.engine.SeenPacket;
import io.pypes.sdk.Packet;
import io.pypes.server.OwnServer;
import io.pypes.server.accepted.Accepted;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import io.pypes.server.ledger.Backlog;
import io.pypes.server.ledger.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the dispatcher of a flow does with waiting documents when something goes wrong.
@Timeout(90)
@ExtendWith(OutputCaptureExtension.class)
class DispatcherIT {

    private static final String FLOW = "dispatched";
    private static final Outcome PUBLISHED = new Outcome(1, 0, 0, 0, List.of());
    private static final Outcome FAILED = new Outcome(0, 0, 0, 1, List.of());

    @TempDir
    private Path folder;

    private OwnServer server;
    private ServerHost.Services services;
    private JdbcClient database;
    private Backlog backlog;
    private Dispatcher dispatcher;
    private final LiveFlow live = new LiveFlow(new Permits(10, 1000));
    private final Taking run = new Taking();

    @BeforeEach
    void start() {
        server = OwnServer.start(folder);
        services = server.context().getBean(ServerHost.Services.class);
        database = server.context().getBean(JdbcClient.class);
        backlog = services.ledger().account(FLOW).backlog();
        dispatcher = new Dispatcher(FLOW, live, services);
        live.replace(new Live(1, run));
    }

    @AfterEach
    void stop() throws InterruptedException {
        dispatcher.stop();
        server.close();
    }

    /// Takes whatever it is given, and fails as often as it is told.
    private static final class Taking implements Running {

        private final BlockingQueue<String> given = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> times = new LinkedBlockingQueue<>();
        private final Map<String, Integer> failing = new ConcurrentHashMap<>();

        @Override
        public boolean offer(Document document, DocumentListener listener) {
            times.add(System.nanoTime());
            given.add(document.packetId());
            var left = failing.merge(document.packetId(), -1, Integer::sum);
            listener.settled(left < 0 ? PUBLISHED : FAILED);
            return true;
        }

        @Override
        public Flow flow() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean stop(Duration deadline) {
            return true;
        }

        @Override
        public Numbers numbers() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Holdup> holdups() {
            return List.of();
        }

        @Override
        public List<SeenPacket> lastPackets(String wire) {
            return List.of();
        }
    }

    /// Lets a document wait.
    ///
    /// @return its id
    private String letWait() throws Exception {
        return letWait(services.ids().next(), new Entrance.ByMediaType());
    }

    /// Lets a part of a document wait that is only in the history.
    ///
    /// @return its id
    private String letPartWait() throws Exception {
        var document = services.ids().next();
        var part = document + ".n1.1";
        letWait(document, new Entrance.Resumed("n2", "in", part, false));
        return part;
    }

    private String letWait(String id, Entrance entrance) throws Exception {
        var document = new Document(id, Packet.empty(), entrance);
        var accepted =
                new Accepted(Ids.number(id), FLOW, 1, document, services.clock().instant(), Optional.empty());
        services.ledger().giveBack(services.ledger().accept(accepted, false).get());
        return id;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) { // its time is over
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }

    private static void awaitLine(CapturedOutput output, String text) throws InterruptedException {
        await(() -> output.getOut().contains(text));
    }

    @Test
    void what_continues_a_document_goes_on_when_the_database_is_back(CapturedOutput output) throws Exception {
        var part = letPartWait();
        var other = letWait();
        database.sql("alter table document rename to away").update();
        dispatcher.start();
        awaitLine(output, "A document of flow \"dispatched\" waits: ");
        assertThat(run.given.take()).isEqualTo(other);

        database.sql("alter table away rename to document").update();

        assertThat(run.given.take()).isEqualTo(part);
        await(() -> services.ledger().account(FLOW).counts().published() == 2);
        assertThat(live.permits().awaitUnused(Duration.ofSeconds(30))).isZero();
    }

    @Test
    void a_fault_that_nobody_expected_holds_documents_up_for_a_moment(CapturedOutput output) throws Exception {
        var odd = letWait();
        var parked = backlog.take();
        var other = letWait();
        backlog.putBack(new Waiting(parked.number(), parked.attempts(), new Odd(), parked.place(), parked.head()));

        dispatcher.start();

        assertThat(List.of(run.given.take(), run.given.take())).containsExactlyInAnyOrder(odd, other);
        assertThat(output.getOut()).contains("Documents of flow \"dispatched\" wait, and are tried again.");
    }

    /// Empty, but for the first time that somebody asks.
    private static final class Odd extends AbstractList<String> {

        private final AtomicBoolean asked = new AtomicBoolean();

        @Override
        public String get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            if (asked.compareAndSet(false, true)) {
                throw new IllegalStateException("Nobody expected this.");
            }
            return 0;
        }
    }

    @Test
    void a_document_that_fails_again_waits_for_longer_and_holds_no_other_up() throws Exception {
        var bad = letWait();
        run.failing.put(bad, 3);
        var other = letWait();

        dispatcher.start();

        await(() -> services.ledger().account(FLOW).counts().published() == 2);
        assertThat(run.given).containsExactly(bad, other, bad, bad, bad);
        var times = List.copyOf(run.times);
        assertThat(Duration.ofNanos(times.get(3) - times.get(2))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(times.get(4) - times.get(3))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void an_attempt_that_did_not_begin_is_not_held_against_a_document(CapturedOutput output) throws Exception {
        letPartWait();
        database.sql("alter table document rename to away").update();
        dispatcher.start();
        awaitLine(output, "A document of flow \"dispatched\" waits: ");
        dispatcher.stop();
        database.sql("alter table away rename to document").update();
        server.close();

        server = OwnServer.start(folder);

        services = server.context().getBean(ServerHost.Services.class);
        var recovered = services.ledger().account(FLOW).backlog().take();
        assertThat(recovered.attempts()).isZero();
    }
}
