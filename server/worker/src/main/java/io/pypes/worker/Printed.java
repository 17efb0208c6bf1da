package io.pypes.worker;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What a process prints, as much of it as a log can take: a long line is cut, and of too many lines in a second the
/// rest is only counted. All is read, so that the process does not wait for a reader.
final class Printed {

    static final int LONGEST = 4_000; // characters of a line
    static final int MOST = 1_000; // lines in a second
    private static final long SECOND = 1_000_000_000;

    private final Consumer<String> log;
    private final LongSupplier nanos;
    private final StringBuilder line = new StringBuilder();
    private long cut; // characters of this line
    private long since;
    private int handedOn; // since then
    private long leftOut;

    /// @param log takes lines; what it takes long for the process may have to wait for
    /// @param nanos tells the time
    Printed(Consumer<String> log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /// Reads all until the end.
    void read(Reader output) throws IOException {
        var buffer = new char[8192];
        try {
            for (var read = output.read(buffer); read >= 0; read = output.read(buffer)) {
                for (var index = 0; index < read; index++) {
                    add(buffer[index]);
                }
            }
        } finally {
            end();
            sayLeftOut();
        }
    }

    private void add(char next) {
        if (next == '\n' || next == '\r') {
            end();
        } else if (line.length() < LONGEST) {
            line.append(next);
        } else {
            cut++;
        }
    }

    /// A line is whole. An empty one says nothing.
    private void end() {
        if (line.isEmpty()) {
            return;
        }
        var now = nanos.getAsLong();
        if (now - since >= SECOND) {
            sayLeftOut();
            since = now;
            handedOn = 0;
        }
        if (handedOn < MOST) {
            handedOn++;
            log.accept(cut == 0 ? line.toString() : "%s ... (%d more characters)".formatted(line, cut));
        } else {
            leftOut++;
        }
        line.setLength(0);
        cut = 0;
    }

    private void sayLeftOut() {
        if (leftOut > 0) {
            log.accept("(%d more lines are left out: %d in a second are kept.)".formatted(leftOut, MOST));
            leftOut = 0;
        }
    }
}
