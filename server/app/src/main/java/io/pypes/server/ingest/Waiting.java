package io.pypes.server.ingest;

import io.pypes.server.ledger.Tracked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/// Whether and how long a sender waits for the outcome: `Prefer: wait=20`, in seconds (RFC 7240, section 4.3).
///
/// @param time how long; empty if the sender does not wait
record Waiting(Optional<Duration> time) {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,4})\"?");
    private static final long LONGEST = 60;

    static final Waiting NOT = new Waiting(Optional.empty());

    static Waiting of(HttpHeaders headers) {
        return new Waiting(Optional.ofNullable(headers.getFirst("Prefer"))
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(wait -> Duration.ofSeconds(Math.min(LONGEST, Long.parseLong(wait.group(1))))));
    }

    boolean isAsked() {
        return time.isPresent();
    }

    /// Waits, if asked to, until the time is over.
    ///
    /// @return true if all documents are settled
    boolean await(List<Tracked> documents) throws InterruptedException {
        var settled = true;
        var deadline = System.nanoTime() + time.orElse(Duration.ZERO).toNanos();
        for (var document : documents) {
            settled &= document.await(Duration.ofNanos(deadline - System.nanoTime()));
        }
        return settled;
    }
}
