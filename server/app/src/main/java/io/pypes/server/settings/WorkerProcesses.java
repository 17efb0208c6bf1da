package io.pypes.server.settings;

import io.pypes.worker.WorkerSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The processes that flows run in whose components may take one down with them.
///
/// @param number how many there are, `auto` for one on each processor; with `0` all flows run inside the server. They
///     are started when a flow needs them
/// @param spare whether one more process is kept ready, so that one that ends is replaced at once
/// @param heap memory that each may take for objects; reading a document never takes more
/// @param opening how long one may take to start
/// @param silence how long one may say nothing before it is taken for dead, and replaced
/// @param documents how many documents may end in one before another takes its place; 0 for any number
/// @param lifetime how long one may run before another takes its place; 0 for any time
/// @param prefix words, with blanks between them, before the command that starts one: `nice -n 10`, or what closes the
///     network to it
public record WorkerProcesses(
        @DefaultValue("1") String number,
        @DefaultValue("true") boolean spare,
        @DefaultValue("512MB") DataSize heap,
        @DefaultValue("20s") Duration opening,
        @DefaultValue("5s") Duration silence,
        @DefaultValue("0") long documents,
        @DefaultValue("0s") Duration lifetime,
        @DefaultValue("") String prefix) {

    private static final String AUTO = "auto";
    private static final int MOST = 64;
    private static final DataSize LEAST_HEAP = DataSize.ofMegabytes(32);

    public WorkerProcesses {
        if (!number.equals(AUTO) && !(number.matches("\\d{1,2}") && Integer.parseInt(number) <= MOST)) {
            throw Settings.refused("workers.number", number, "\"auto\", or a number from 0 to %d".formatted(MOST));
        }
        if (heap.compareTo(LEAST_HEAP) < 0) {
            throw Settings.refused("workers.heap", heap, "32MB or more");
        }
        if (!opening.isPositive()) {
            throw Settings.refused("workers.opening", opening, "longer than \"0s\"");
        }
        if (documents < 0) {
            throw Settings.refused("workers.documents", documents, "0 or more");
        }
        if (lifetime.isNegative()) {
            throw Settings.refused("workers.lifetime", lifetime, "\"0s\" or longer");
        }
        if (!silence.isPositive()) {
            throw Settings.refused("workers.silence", silence, "longer than \"0s\"");
        }
    }

    /// How they are kept.
    public WorkerSettings kept() {
        return new WorkerSettings(count(), spare, opening, silence, documents, lifetime);
    }

    /// The words of the prefix.
    public List<String> prefixed() {
        return prefix.isBlank() ? List.of() : List.of(prefix.strip().split("\\s+"));
    }

    /// How many there are.
    public int count() {
        return number.equals(AUTO)
                ? Math.min(MOST, Runtime.getRuntime().availableProcessors())
                : Integer.parseInt(number);
    }
}
