package io.pypes.server.ingest;

import io.pypes.server.ingest.DocumentsController.Receipts;
import io.pypes.server.ledger.Tracked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Whether and how long a sender waits for the outcome: `Prefer: wait=20`, in seconds (RFC 7240, section 4.3).
///
/// @param time how long; empty if the sender does not wait
record Waiting(Optional<Duration> time) {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,4})\"?");
    private static final long LONGEST = 60;

    static Waiting of(Optional<String> prefer) {
        return new Waiting(prefer.map(WAIT::matcher)
                .filter(Matcher::find)
                .map(wait -> Duration.ofSeconds(Math.min(LONGEST, Long.parseLong(wait.group(1))))));
    }

    boolean isAsked() {
        return time.isPresent();
    }

    /// Waits if asked to, and answers: 200 if everything is settled, else 202.
    ResponseEntity<Receipts> answer(List<Tracked> documents) throws InterruptedException {
        var settled = isAsked();
        if (time.isPresent()) {
            var deadline = System.nanoTime() + time.get().toNanos();
            for (var document : documents) {
                settled &= document.await(Duration.ofNanos(deadline - System.nanoTime()));
            }
        }
        var answer = ResponseEntity.status(settled ? HttpStatus.OK : HttpStatus.ACCEPTED);
        time.ifPresent(asked -> answer.header("Preference-Applied", "wait=" + asked.toSeconds()));
        if (documents.size() == 1) {
            answer.header(
                    "Location",
                    "/api/v1/documents/" + documents.getFirst().receipt().id());
        }
        return answer.body(new Receipts(documents.stream().map(Tracked::receipt).toList()));
    }
}
