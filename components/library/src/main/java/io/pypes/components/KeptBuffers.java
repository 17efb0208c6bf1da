package io.pypes.components;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/// Keeps the buffers of one parser or generator of JSON for the next, for a component that works on one document at a
/// time. Others may use it at the same time; they get buffers of their own.
public final class KeptBuffers implements RecyclerPool<BufferRecycler> {

    private static final long serialVersionUID = 1L;

    private final AtomicReference<@Nullable BufferRecycler> kept = new AtomicReference<>();

    @Override
    public BufferRecycler acquirePooled() {
        var buffers = kept.getAndSet(null);
        return buffers == null ? new BufferRecycler() : buffers;
    }

    @Override
    public void releasePooled(BufferRecycler buffers) {
        kept.set(buffers);
    }

    @Override
    public boolean clear() {
        kept.set(null);
        return true;
    }

    @Override
    public int pooledCount() {
        return kept.get() == null ? 0 : 1;
    }
}
