package io.pypes.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a user of the server's API does, besides feeding.
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern NUMBERS =
            Pattern.compile("\"documents\":\\{\"accepted\":([0-9]+),\"inFlight\":([0-9]+),"
                    + "\"published\":([0-9]+),\"dropped\":([0-9]+),\"deadLettered\":([0-9]+)");
    private static final Pattern LETTER =
            Pattern.compile("\"document\":\"([^\"]*)\",\"part\":\"[^\"]*\",\"node\":\"([^\"]*)\","
                    + "\"port\":\"[^\"]*\",\"kind\":\"([^\"]*)\",\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

    private final String server;
    private final List<Flow> flows;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(int port, List<Flow> flows) {
        this.flows = List.copyOf(flows);
        this.server = "http://127.0.0.1:" + port;
    }

    /// Counts of the documents of a flow since the server started, those included that were in flight then.
    record Numbers(long accepted, long inFlight, long published, long dropped, long deadLettered) {
        static final Numbers NONE = new Numbers(0, 0, 0, 0, 0);

        boolean isBalanced() {
            return accepted == inFlight + published + dropped + deadLettered;
        }

        Numbers minus(Numbers other) {
            return new Numbers(
                    accepted - other.accepted,
                    inFlight - other.inFlight,
                    published - other.published,
                    dropped - other.dropped,
                    deadLettered - other.deadLettered);
        }
    }

    /// Why a document ended as a dead letter.
    ///
    /// @param document its receipt
    record DeadLetter(String document, String node, String kind, String message) {}

    void create(Flow flow) throws IOException, InterruptedException {
        send("POST", "/api/v1/flows", flow.file(0));
        send("PUT", path(flow) + "/place", "{\"place\": \"%s\"}".formatted(flow.place()));
        act(flow, "publish");
    }

    /// Publishes another revision.
    void publish(Flow flow, int revision) throws IOException, InterruptedException {
        send("PUT", path(flow), flow.file(revision));
        act(flow, "publish");
    }

    /// @param action such as "stop"
    void act(Flow flow, String action) throws IOException, InterruptedException {
        send("POST", path(flow) + "/" + action, "");
    }

    private static String path(Flow flow) {
        return "/api/v1/flows/" + flow.id();
    }

    Map<Flow, Numbers> numbers() throws IOException, InterruptedException {
        var list = send("GET", "/api/v1/flows", "");
        var numbers = new HashMap<Flow, Numbers>();
        for (var flow : flows) {
            var at = list.indexOf("\"id\":\"%s\"".formatted(flow.id()));
            var found = NUMBERS.matcher(list);
            if (at < 0 || !found.find(at)) {
                throw new IOException(
                        "The server does not tell the numbers of flow \"%s\": %s".formatted(flow.id(), list));
            }
            numbers.put(flow, numbers(found.toMatchResult()));
        }
        return numbers;
    }

    private static Numbers numbers(MatchResult found) {
        return new Numbers(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Long.parseLong(found.group(3)),
                Long.parseLong(found.group(4)),
                Long.parseLong(found.group(5)));
    }

    long inFlight() throws IOException, InterruptedException {
        return numbers().values().stream().mapToLong(Numbers::inFlight).sum();
    }

    /// All dead letters, by the receipts of their documents.
    Map<String, DeadLetter> deadLetters() throws IOException, InterruptedException {
        var letters = new HashMap<String, DeadLetter>();
        for (var flow : flows) {
            letters.putAll(deadLetters(flow));
        }
        return letters;
    }

    private Map<String, DeadLetter> deadLetters(Flow flow) throws IOException, InterruptedException {
        var letters = new HashMap<String, DeadLetter>();
        for (var cursor = ""; ; ) {
            var page = send("GET", path(flow) + "/dead-letters?limit=500" + cursor, "");
            LETTER.matcher(page)
                    .results()
                    .map(found -> new DeadLetter(found.group(1), found.group(2), found.group(3), found.group(4)))
                    .forEach(letter -> letters.put(letter.document(), letter));
            var next = NEXT.matcher(page);
            if (!next.find()) {
                return letters;
            }
            cursor = "&cursor=" + next.group(1);
        }
    }

    /// Where the server's account of documents and its intake log differ, as it says it.
    List<String> differences() throws IOException, InterruptedException {
        var ledger = send("GET", "/api/v1/ledger", "");
        return ledger.contains("\"difference\":[]") ? List.of() : List.of("The ledger is not in order: " + ledger);
    }

    /// What it measures of itself, in the format of Prometheus.
    String metrics() throws IOException, InterruptedException {
        return send("GET", "/actuator/prometheus", "");
    }

    /// What the server says of a document, as it says it.
    String status(String receipt) throws InterruptedException {
        try {
            return send("GET", "/api/v1/documents/" + receipt, "");
        } catch (IOException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /// The server refuses what it is asked for, or has an error.
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .headers("Content-Type", "application/json", "If-Match", "*")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new RefusedException(
                    "The server answers %s %s with %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    /// The flows that the server says are stopped.
    List<Flow> stopped() throws IOException, InterruptedException {
        var list = send("GET", "/api/v1/flows", "");
        return flows.stream().filter(flow -> isStopped(flow, list)).toList();
    }

    private static boolean isStopped(Flow flow, String list) {
        var at = list.indexOf("\"id\":\"%s\"".formatted(flow.id()));
        var state = STATE.matcher(list);
        return at >= 0 && state.find(at) && state.group(1).equals("stopped");
    }
}
