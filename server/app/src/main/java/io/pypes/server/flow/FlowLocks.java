package io.pypes.server.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Lets one thread at a time change what a flow is doing.
@Component
final class FlowLocks {

    private final Map<String, Shared> locks = new ConcurrentHashMap<>();

    /// A lock and how many threads hold it or wait for it.
    private record Shared(ReentrantLock lock, int users) {
        Shared plus(int more) {
            return new Shared(lock, users + more);
        }
    }

    /// A lock that is held until closed.
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    Held hold(String id) {
        var lock = locks.merge(id, new Shared(new ReentrantLock(), 1), (there, _) -> there.plus(1))
                .lock();
        lock.lock();
        return () -> release(id, lock);
    }

    private void release(String id, ReentrantLock lock) {
        lock.unlock();
        locks.computeIfPresent(id, (_, shared) -> shared.users() == 1 ? null : shared.plus(-1));
    }
}
