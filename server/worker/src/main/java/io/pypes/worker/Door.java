package io.pypes.worker;

import io.pypes.engine.codec.Contents;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Lets workers in: those that name a secret which one was started with, once. Thread-safe.
final class Door implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");
    private static final int SECRET = 16; // bytes
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Address.Opener opener;
    private volatile Address.Listening listening;
    private volatile boolean closed;
    private final Contents contents;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, CompletableFuture<Link>> expected = new ConcurrentHashMap<>();

    Door(Contents contents, Address.Opener opener) throws IOException {
        this.contents = contents;
        this.opener = opener;
        this.listening = opener.open();
        Thread.ofVirtual().name("workers-door").start(this::listen);
    }

    /// Where it is. If somebody has deleted it there, it is another one now.
    synchronized String address() throws IOException {
        if (!closed && !listening.isThere()) {
            listening.close();
            listening = opener.open();
        }
        return listening.address().text();
    }

    /// Expects a worker.
    ///
    /// @param link completes when it is there
    /// @return the secret that it has to name
    String expect(CompletableFuture<Link> link) {
        var bytes = new byte[SECRET];
        random.nextBytes(bytes);
        var secret = HexFormat.of().formatHex(bytes);
        expected.put(secret, link);
        return secret;
    }

    void forget(String secret) {
        expected.remove(secret);
    }

    /// Until the server stops.
    private void listen() {
        try {
            while (!closed) {
                letIn();
            }
        } catch (InterruptedException _) {
            // nobody does this
        }
    }

    private void letIn() throws InterruptedException {
        try {
            var channel = listening.channel().accept();
            Thread.ofVirtual().name("workers-hello").start(() -> greet(channel));
        } catch (ClosedChannelException _) {
            Workers.sleep(PAUSE); // the server stops, or it is soon at another place
        } catch (IOException | RuntimeException | Error fault) { // there may be room for another connection later
            LOG.log(Level.ERROR, "A worker could not connect.", fault);
            Workers.sleep(PAUSE);
        }
    }

    private void greet(SocketChannel channel) {
        var link = new Link(channel, contents);
        try {
            var hello = link.readShort() instanceof Message.Hello said ? said : new Message.Hello(0, "", 0);
            var waiting = expected.remove(hello.secret());
            if (waiting == null || hello.version() != Message.VERSION || !waiting.complete(link)) {
                LOG.log(Level.WARNING, "Process {0} is no worker of this server.", Long.toString(hello.pid()));
                link.close();
            }
        } catch (IOException | RuntimeException fault) {
            LOG.log(Level.WARNING, "A worker could not connect.", fault);
            close(link);
        }
    }

    private static void close(Link link) {
        try {
            link.close();
        } catch (IOException _) {
            // it is closed, then
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        listening.close();
    }
}
