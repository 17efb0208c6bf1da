package io.pypes.engine;

import io.pypes.sdk.Content;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A source at work on a thread of its own. When it breaks it is started again, later each time.
final class SourceTasklet {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final BoundNode<?> node;
    private final Ways ways;
    private final NodeContext context;
    private final NodeCounters counters = new NodeCounters();
    private volatile boolean stopping;
    private final Intake intake;
    private final Pace pace = new SourcePace();
    private final Thread thread;
    private final CompletableFuture<Optional<FlowStartException>> opened = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    SourceTasklet(String flow, BoundNode<?> node, Ways ways, NodeContext context, Intake intake) {
        this.node = node;
        this.ways = ways;
        this.context = context;
        this.intake = intake;
        this.thread = Thread.ofVirtual().name(flow + "/" + node.id()).unstarted(this::run);
    }

    /// Takes a document of a source into the accounts.
    interface Intake {
        Account accept(String node, Packet packet) throws IOException, InterruptedException;
    }

    CompletableFuture<Optional<FlowStartException>> start() {
        thread.start();
        return opened;
    }

    void stop() {
        stopping = true;
        thread.interrupt();
    }

    boolean join(Duration time) throws InterruptedException {
        return ended.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    }

    Numbers.OfNode numbers() {
        return counters.numbers(node.id(), ways.passed(), 0);
    }

    private void run() {
        try (var source = (Source) node.create()) {
            source.open(context);
            opened.complete(Optional.empty());
            produce(source);
        } catch (InterruptedException stopped) {
            opened.complete(Optional.of(new FlowStartException(node.id(), stopped)));
        } catch (Throwable anything) {
            opened.complete(Optional.of(new FlowStartException(node.id(), anything)));
        } finally {
            ways.done();
            ended.countDown();
        }
    }

    private void produce(Source source) throws InterruptedException {
        var wait = FIRST_WAIT;
        while (true) {
            try {
                source.produce(new SourceEmitter());
                return;
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (Throwable fault) {
                context.log().log(
                        Level.WARNING,
                        "Source \"%s\" broke and starts again in %d s.".formatted(node.id(), wait.toSeconds()),
                        fault);
            }
            Thread.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    /// Waiting for the next node is what a source does most.
    private final class SourcePace implements Pace {
        @Override
        public void waits() {}

        @Override
        public void goesOn() {}

        @Override
        public void checkCancelled() throws InterruptedException {
            if (stopping) {
                throw new InterruptedException("The source was stopped.");
            }
        }
    }

    private final class SourceEmitter implements Emitter {
        @Override
        public void emit(String port, Packet packet) throws InterruptedException {
            var way = ways.get(port);
            try {
                var account = intake.accept(node.id(), packet);
                account.open(way.width() - 1L);
                way.count();
                way.send(packet, account, pace);
                way.flush(pace);
            } catch (IOException notAccepted) {
                throw new UncheckedIOException(notAccepted);
            }
        }

        @Override
        public String node() {
            return context.node();
        }

        @Override
        public System.Logger log() {
            return context.log();
        }

        @Override
        public InstantSource clock() {
            return context.clock();
        }

        @Override
        public Content store(InputStream bytes) throws IOException {
            return context.store(bytes);
        }

        @Override
        public Path file(String relative) throws PacketException, IOException {
            return context.file(relative);
        }
    }
}
