package io.pypes.documents;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.ProxyInputStream;

/// Counts what is embedded in one document, at all depths together.
final class EmbeddedLimits {

    private final int maxCount;
    private final int maxDepth;
    private final long maxBytes;
    private int count;
    private int depth;
    private long bytes;
    private boolean exceeded;

    EmbeddedLimits(ReadDocuments.Parameters parameters) {
        this.maxCount = parameters.maxEmbedded();
        this.maxDepth = parameters.maxDepth();
        this.maxBytes = (long) parameters.maxUnpacked() << 20;
    }

    /// Says whether one more may be read here, and remembers it if not.
    boolean allowOneMore() {
        var allowed = count < maxCount && depth < maxDepth;
        exceeded |= !allowed;
        return allowed;
    }

    void enter() {
        count++;
        depth++;
    }

    void leave() {
        depth--;
    }

    /// True if something was left out.
    boolean exceeded() {
        return exceeded;
    }

    /// True if the bytes read were too many.
    boolean tooLarge() {
        return bytes > maxBytes;
    }

    /// Counts the bytes read from a stream. Closing does not close it.
    InputStream counted(InputStream stream) {
        return new ProxyInputStream(stream) {
            @Override
            protected void afterRead(int count) throws IOException {
                bytes += Math.max(0, count);
                if (tooLarge()) {
                    throw new IOException("More than %d bytes are embedded.".formatted(maxBytes));
                }
            }

            @Override
            public void close() {}
        };
    }
}
