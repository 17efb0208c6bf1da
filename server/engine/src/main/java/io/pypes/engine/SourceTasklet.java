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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A source at work on a thread of its own. When it breaks it is started again, later each time.
final class SourceTasklet {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final BoundNode<?> node;
    private final Outlets outlets;
    private final NodeContext context;
    private final NodeCounters counters;
    private final Intake intake;
    private final Thread thread;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    SourceTasklet(
            String flow,
            BoundNode<?> node,
            Outlets outlets,
            NodeContext context,
            NodeCounters counters,
            Intake intake) {
        this.node = node;
        this.outlets = outlets;
        this.context = context;
        this.counters = counters;
        this.intake = intake;
        this.thread = Thread.ofVirtual().name(flow + "/" + node.id()).unstarted(this::run);
    }

    /// Takes a document of a source into the accounts.
    interface Intake {
        Account accept(String node, Packet packet) throws IOException, InterruptedException;
    }

    CompletableFuture<Void> start() {
        thread.start();
        return opened;
    }

    void stop() {
        thread.interrupt();
    }

    boolean join(Duration time) throws InterruptedException {
        return ended.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    }

    Numbers.OfNode numbers() {
        return counters.numbers(node.id(), 0);
    }

    Outlets outlets() {
        return outlets;
    }

    private void run() {
        try (var source = (Source) node.create()) {
            source.open(context);
            opened.complete(null);
            produce(source);
        } catch (InterruptedException stopped) {
            opened.completeExceptionally(stopped);
        } catch (Throwable anything) {
            opened.completeExceptionally(anything);
        } finally {
            outlets.done();
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

    private final class SourceEmitter implements Emitter {
        @Override
        public void emit(String port, Packet packet) throws InterruptedException {
            var width = outlets.width(port);
            try {
                var account = intake.accept(node.id(), packet);
                account.open(width - 1);
                counters.out.add(1);
                outlets.send(port, packet, account);
            } catch (IOException notAccepted) {
                throw new UncheckedIOException(notAccepted);
            }
        }

        @Override
        public String flow() {
            return context.flow();
        }

        @Override
        public int revision() {
            return context.revision();
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
