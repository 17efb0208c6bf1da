package io.pypes.documents;

import io.pypes.sdk.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.tika.exception.WriteLimitReachedException;
import org.xml.sax.SAXException;

/// The limits that cut one document, by the names of their parameters, and the time it still has.
final class Cuts {

    private static final String TIME = "maxTime";

    private final InstantSource clock;
    private final Instant end;
    private final Set<String> limits = new LinkedHashSet<>();
    private boolean stopped;

    Cuts(ReadDocuments.Parameters parameters, InstantSource clock) {
        this.clock = clock;
        this.end = clock.instant().plus(parameters.maxTime());
    }

    /// Says that something is left out, while reading goes on.
    void leaveOut(String limit) {
        limits.add(limit);
    }

    /// Says that reading ends here.
    ///
    /// @return what parsers do not take for a fault of the document, to be thrown
    WriteLimitReachedException stop(String limit) {
        stopped = true;
        limits.add(limit);
        return new WriteLimitReachedException(-1);
    }

    /// @throws SAXException if the run stops, or the time of the document is over
    void check() throws SAXException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SAXException("The run stops.");
        }
        checkTime();
    }

    /// @throws WriteLimitReachedException if the time of the document is over
    void checkTime() throws WriteLimitReachedException {
        if (clock.instant().isAfter(end)) {
            throw stop(TIME);
        }
    }

    boolean isTimeOver() {
        return limits.contains(TIME);
    }

    /// True if reading did not come to the end of the document.
    boolean stopped() {
        return stopped;
    }

    /// Names in the order in which the limits were reached; none if the document is whole.
    List<Value> limits() {
        return limits.stream().map(Value::of).toList();
    }
}
