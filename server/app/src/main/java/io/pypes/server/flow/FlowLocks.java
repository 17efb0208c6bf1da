package io.pypes.server.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Lets one thread at a time change what a flow is doing.
@Component
final class FlowLocks {

    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// A lock that is held until closed.
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    Held hold(String id) {
        var lock = locks.computeIfAbsent(id, _ -> new ReentrantLock());
        lock.lock();
        return lock::unlock;
    }
}
