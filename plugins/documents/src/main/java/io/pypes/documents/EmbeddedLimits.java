package io.pypes.documents;

import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.io.input.ProxyInputStream;

/// Counts what is embedded in one document, at all depths together.
final class EmbeddedLimits {

    private final int maxCount;
    private final int maxDepth;
    private final int maxMegabytes;
    private int count;
    private int depth;
    private long bytes;
    private boolean exceeded;
    private Optional<PacketException> end = Optional.empty();

    EmbeddedLimits(ReadDocuments.Parameters parameters) {
        this.maxCount = parameters.maxEmbedded();
        this.maxDepth = parameters.maxDepth();
        this.maxMegabytes = parameters.maxUnpacked();
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

    /// Says that the whole document has to fail, even if a parser in between hides the fault.
    void end(PacketException reason) {
        end = end.or(() -> Optional.of(reason));
    }

    /// Why the whole document has to fail.
    Optional<PacketException> ended() {
        return end;
    }

    /// Counts the bytes read from a stream. Closing does not close it.
    InputStream counted(InputStream stream) {
        return new ProxyInputStream(stream) {
            @Override
            protected void afterRead(int count) throws IOException {
                bytes += Math.max(0, count);
                if (bytes > (long) maxMegabytes << 20) {
                    var reason = ReadFault.tooLarge(maxMegabytes);
                    end(reason);
                    throw new IOException(reason);
                }
            }

            @Override
            public void close() {}
        };
    }
}
