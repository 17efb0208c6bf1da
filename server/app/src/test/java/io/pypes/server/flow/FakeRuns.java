package io.pypes.server.flow;

import io.pypes.engine.Flow;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers what ought to run, and runs nothing.
public final class FakeRuns implements FlowRuns {

    /// Revisions that run, by id of the flow.
    public final Map<String, Integer> running = new ConcurrentHashMap<>();

    @Override
    public void start(String id, int revision, Flow flow) {
        running.put(id, revision);
    }

    @Override
    public void stop(String id) {
        running.remove(id);
    }

    @Override
    public void forget(String id) {
        running.remove(id);
    }

    @Override
    public DocumentNumbers documents(String id) {
        return DocumentNumbers.NONE;
    }

    @Override
    public long deadLetters(String id) {
        return 0;
    }
}
