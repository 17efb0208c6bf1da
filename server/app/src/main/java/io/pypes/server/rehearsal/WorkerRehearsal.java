package io.pypes.server.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/// Has a worker process handle documents of several kinds, as it will in earnest, and end in peace: then its Java
/// machine keeps what it has loaded.
record WorkerRehearsal(Visitor visitor) {

    private static final String FLOW = "/api/v1/flows/rehearsal";
    private static final Pattern PID = Pattern.compile("\"name\":\"worker-1\"[^}]*\"pid\":([0-9]+)");
    private static final String PUBLISHED = "\"state\":\"published\"";
    private static final int ROUNDS = 3;
    private static final int ROWS = 150;

    private static final List<Sample> SAMPLES = List.of(
            new Sample("text/csv", "Name;Order\n", "Ada;order 17 of ada@example.org\n", ""),
            new Sample(
                    "application/json", "[", "{\"name\": \"Ada\", \"text\": [\"Orders 4 and 5.\", 7, true]},", "{}]"),
            new Sample("text/html", "<title>Orders</title>", "<p>Order no. 3 of <b>ada@example.org</b>.</p>", ""),
            new Sample("text/plain", "", "Whoever orders 12 of them may write to ada@example.org before noon.\n", ""));

    /// A document.
    ///
    /// @param row what it has many of
    private record Sample(String mediaType, String head, String row, String tail) {
        String text() {
            return head + row.repeat(ROWS) + tail;
        }
    }

    void run() throws IOException, InterruptedException {
        visitor.post("/api/v1/flows", new ClassPathResource("rehearsal/flow.json").getContentAsString(UTF_8));
        visitor.put(FLOW + "/place", "{\"place\": \"worker\"}");
        visitor.post(FLOW + "/publish", "");
        for (var round = 0; round < ROUNDS; round++) {
            for (var sample : SAMPLES) {
                feed(sample);
            }
        }
        end(visitor.get("/api/v1/workers"));
    }

    private void feed(Sample sample) throws IOException, InterruptedException {
        var status = visitor.post(FLOW + "/documents", sample.mediaType, sample.text());
        if (!status.contains(PUBLISHED)) {
            throw new IllegalStateException("The rehearsal ends, because a document was not published: " + status);
        }
    }

    /// Unlike the server, which kills workers, lets it end as the system does, and waits for it.
    private static void end(String workers) {
        var found = PID.matcher(workers);
        if (!found.find()) {
            throw new IllegalStateException("The rehearsal ends, because no worker has a process: " + workers);
        }
        ProcessHandle.of(Long.parseLong(found.group(1))).ifPresent(worker -> {
            worker.destroy();
            worker.onExit().orTimeout(1, TimeUnit.MINUTES).join();
        });
    }
}
