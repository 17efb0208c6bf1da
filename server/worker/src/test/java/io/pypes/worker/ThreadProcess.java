package io.pypes.worker;

import io.pypes.worker.process.Surroundings;
import io.pypes.worker.process.Worker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/// A worker that is a thread of this process. It ends when its channel is closed; what it runs then goes on, and is
/// not heard any more.
final class ThreadProcess extends Process {

    private static final AtomicLong PIDS = new AtomicLong();

    private final long pid = PIDS.incrementAndGet();
    private final SocketChannel channel;
    private final CompletableFuture<String> secret = new CompletableFuture<>();
    private final OutputStream input = new ByteArrayOutputStream() {
        @Override
        public void flush() {
            secret.complete(toString(StandardCharsets.UTF_8).strip());
        }
    };
    private final CompletableFuture<Process> exit = new CompletableFuture<>();

    private ThreadProcess(SocketChannel channel) {
        this.channel = channel;
    }

    static Process start(String name, Address address, Surroundings surroundings) throws IOException {
        var process = new ThreadProcess(address.connect());
        Thread.ofPlatform().daemon().name(name).start(() -> process.run(surroundings));
        return process;
    }

    private void run(Surroundings surroundings) {
        try {
            new Worker(channel, surroundings).work(secret.get());
        } catch (IOException | InterruptedException | ExecutionException _) {
            // the server has ended it
        } finally {
            exit.complete(this);
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return input;
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
        exit.join();
        return exitValue();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit.copy();
    }

    @Override
    public int exitValue() {
        if (!exit.isDone()) {
            throw new IllegalThreadStateException("It has not ended.");
        }
        return 0;
    }

    @Override
    public Process destroyForcibly() {
        destroy();
        return this;
    }

    @Override
    public void destroy() {
        secret.cancel(false);
        try {
            channel.close();
        } catch (IOException _) {
            // it is closed, then
        }
    }

    @Override
    public long pid() {
        return pid;
    }
}
