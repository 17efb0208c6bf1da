package io.pypes.server.flow;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Host;
import io.pypes.engine.Run;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Runs flows that are never fed.
public final class FakeRuns implements FlowRuns {

    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    @Override
    public void start(String id, int revision, Flow flow) throws FlowStartException, InterruptedException {
        var run = flow.start(new NoHost(), Flow.Limits.DEFAULT);
        stop(id);
        runs.put(id, run);
    }

    @Override
    public void stop(String id) throws InterruptedException {
        var run = runs.remove(id);
        if (run != null) {
            run.stop(Duration.ofSeconds(1));
        }
    }

    @Override
    public void forget(String id) {
        runs.remove(id);
    }

    @Override
    public DocumentNumbers documents(String id) {
        return DocumentNumbers.NONE;
    }

    @Override
    public long deadLetters(String id) {
        return 0;
    }

    private static final class NoHost implements Host {

        @Override
        public void keep(DeadLetter letter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Accepted accept(String node, Packet packet) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Content store(InputStream bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path file(String relative) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }
    }
}
