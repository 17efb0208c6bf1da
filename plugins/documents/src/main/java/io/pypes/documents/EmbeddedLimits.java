package io.pypes.documents;

import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.io.input.ProxyInputStream;
import org.xml.sax.SAXException;

/// Counts what is embedded in one document, at all depths together.
final class EmbeddedLimits {

    private final int maxCount;
    private final int maxDepth;
    private final int maxMegabytes;
    private final Cuts cuts;
    private int count;
    private int depth;
    private long bytes;
    private Optional<PacketException> end = Optional.empty();

    EmbeddedLimits(ReadDocuments.Parameters parameters, Cuts cuts) {
        this.maxCount = parameters.maxEmbedded();
        this.maxDepth = parameters.maxDepth();
        this.maxMegabytes = parameters.maxUnpacked();
        this.cuts = cuts;
    }

    /// Says whether one more may be read here, and notes which limit was reached if not.
    boolean allowOneMore() {
        if (depth >= maxDepth) {
            cuts.leaveOut("maxDepth");
        } else if (count >= maxCount) {
            cuts.leaveOut("maxEmbedded");
        } else {
            return true;
        }
        return false;
    }

    Cuts cuts() {
        return cuts;
    }

    /// @throws SAXException if the time of the document is over
    void enter() throws SAXException {
        cuts.checkTime();
        count++;
        depth++;
    }

    void leave() {
        depth--;
    }

    /// Says that the whole document has to fail, even if a parser in between hides the fault.
    void end(PacketException reason) {
        end = end.or(() -> Optional.of(reason));
    }

    /// Why the whole document has to fail.
    Optional<PacketException> ended() {
        return end;
    }

    /// True if nothing more is to be read, be it kept or not.
    boolean areReached() {
        return end.isPresent() || cuts.stopped();
    }

    /// Counts the bytes read from a stream, and ends it when the time of the document is over. Closing does not close
    /// it.
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
                try {
                    cuts.checkTime();
                } catch (SAXException over) {
                    throw new IOException(over);
                }
            }

            @Override
            public void close() {}
        };
    }
}
