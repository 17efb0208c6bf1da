package io.pypes.benchmarks.work;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Starts the real server with a flow like that of the documents, and feeds it over so many connections. The CPU
/// time is that of the server; the sender is this process.
final class FeedWork {

    private static final int CORPUS = 5_000;
    private static final int ROUND = 50_000;
    private static final int MOST_ROUNDS = 20;
    private static final int MEASURED_ROUNDS = 2;
    private static final int WARM_UP_CONNECTIONS = 16;
    private static final double NANOS_OF_A_MICRO = 1e3;
    private static final double STEADY = 0.95;
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String FLOW = """
            {"format":"pypes.flow/1","name":"Benchmark","nodes":[
            {"id":"read","component":"read-json","version":1,"parameters":{}},
            {"id":"rename","component":"rename-attributes","version":1,
             "parameters":{"renames":[{"from":"title","to":"name"}]}},
            {"id":"extract","component":"extract-emails","version":1,"parameters":{"attributes":["body"]}},
            {"id":"case","component":"change-case","version":1,"parameters":{"attributes":["author"]}},
            {"id":"filter","component":"filter-by-condition","version":1,
             "parameters":{"condition":"doc.category != \\"spam\\""}},
            {"id":"end","component":"discard","version":1,"parameters":{}}],
            "wires":[
            {"id":"1","from":{"node":"read","port":"out"},"to":{"node":"rename","port":"in"}},
            {"id":"2","from":{"node":"rename","port":"out"},"to":{"node":"extract","port":"in"}},
            {"id":"3","from":{"node":"extract","port":"out"},"to":{"node":"case","port":"in"}},
            {"id":"4","from":{"node":"case","port":"out"},"to":{"node":"filter","port":"in"}},
            {"id":"5","from":{"node":"filter","port":"out"},"to":{"node":"end","port":"in"}}],
            "layout":{}}""";

    private final int connections;
    private final Times times;
    private final byte[][] requests = Arrays.stream(Corpus.bytes(CORPUS))
            .map(document -> Connection.post("/api/v1/flows/benchmark/documents", document))
            .toArray(byte[][]::new);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FeedWork(int connections, Times times) {
        this.connections = connections;
        this.times = times;
    }

    Map<String, Double> run() throws Exception {
        var jar = System.getProperty("pypes.server.jar");
        if (jar == null) {
            throw new IllegalStateException("The property \"pypes.server.jar\" does not say where the server is.");
        }
        try (var server = ServerProcess.start(List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-jar", jar))) {
            publish(server);
            return times.warmUp() < 1
                    ? measured(server, 0, CORPUS)
                    : measured(server, warmUp(server), connections == 1 ? ROUND : MEASURED_ROUNDS * ROUND);
        }
    }

    /// Feeds rounds of documents until two in turn cost the server hardly less than the one before: its compiler
    /// has work for half a million documents, and in the first seconds takes most of the processor time.
    ///
    /// @return how many were fed
    private int warmUp(ServerProcess server) throws Exception {
        var before = Double.MAX_VALUE;
        var steady = 0;
        var warmUp = new Meter();
        for (var fed = ROUND; ; fed += ROUND) {
            var start = server.cpuSeconds();
            feed(server, WARM_UP_CONNECTIONS, ROUND);
            awaitSettled(server, fed);
            var cost = server.cpuSeconds() - start;
            steady = cost > before * STEADY ? steady + 1 : 0;
            before = cost;
            var isWarm = steady > 1 && warmUp.wall() > times.warmUp();
            if (isWarm || fed == ROUND * MOST_ROUNDS) {
                return fed;
            }
        }
    }

    private Map<String, Double> measured(ServerProcess server, int before, int count) throws Exception {
        var published = published(server);
        var meter = new Meter();
        var cpu = server.cpuSeconds();
        var nanos = feed(server, connections, count);
        var receipts = meter.wall();
        awaitSettled(server, before + count);
        var numbers = new HashMap<String, Double>();
        numbers.put("wall", meter.wall());
        numbers.put("cpu", server.cpuSeconds() - cpu);
        numbers.put("receipts", receipts);
        Arrays.sort(nanos);
        numbers.put("p50", nanos[count / 2] / NANOS_OF_A_MICRO);
        numbers.put("p99", nanos[count - 1 - count / 100] / NANOS_OF_A_MICRO);
        numbers.put("sent", (double) count);
        numbers.put("expected", count * 0.8);
        numbers.put("delivered", (double) (published(server) - published));
        numbers.put("checksum", 0.0);
        numbers.put("expectedChecksum", 0.0);
        return numbers;
    }

    private void publish(ServerProcess server) throws IOException, InterruptedException {
        send(server, "POST", "/api/v1/flows", FLOW.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        send(server, "POST", "/api/v1/flows/benchmark/publish", new byte[0]);
    }

    /// Feeds so many documents.
    ///
    /// @return how long each receipt took, in nanoseconds
    private long[] feed(ServerProcess server, int connections, int count) throws Exception {
        var nanos = new long[count];
        var next = new AtomicInteger();
        var senders = new ArrayList<FutureTask<Void>>();
        for (var connection = 0; connection < connections; connection++) {
            var sender = new FutureTask<Void>(() -> {
                try (var open = new Connection(URI.create(server.address()))) {
                    for (var number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        var start = System.nanoTime();
                        feed(open, requests[number % CORPUS]);
                        nanos[number] = System.nanoTime() - start;
                    }
                }
                return null;
            });
            Thread.ofPlatform().start(sender);
            senders.add(sender);
        }
        for (var sender : senders) {
            sender.get();
        }
        return nanos;
    }

    /// Sends until the server takes it: 429 says that the flow is full.
    private static void feed(Connection connection, byte[] request) throws IOException, InterruptedException {
        var answer = connection.send(request);
        while (answer.status() == TOO_MANY_REQUESTS) {
            Thread.sleep(1);
            answer = connection.send(request);
        }
        if (answer.status() != ACCEPTED) {
            throw new IOException("The server answers a document with " + answer);
        }
    }

    private String send(ServerProcess server, String method, String path, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "The server answers %s %s with %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private void awaitSettled(ServerProcess server, int accepted) throws IOException, InterruptedException {
        var flows = numbers(server);
        while (count(flows, "accepted") < accepted || count(flows, "inFlight") > 0) {
            Thread.sleep(5);
            flows = numbers(server);
        }
        if (count(flows, "deadLettered") > 0) {
            throw new IOException("Documents failed: " + flows);
        }
    }

    private long published(ServerProcess server) throws IOException, InterruptedException {
        return count(numbers(server), "published");
    }

    private String numbers(ServerProcess server) throws IOException, InterruptedException {
        return send(server, "GET", "/api/v1/flows", new byte[0]);
    }

    private static long count(String flows, String name) throws IOException {
        var found = Pattern.compile("\"" + name + "\":([0-9]+)").matcher(flows);
        if (!found.find()) {
            throw new IOException("The server does not tell \"%s\": %s".formatted(name, flows));
        }
        return Long.parseLong(found.group(1));
    }
}
