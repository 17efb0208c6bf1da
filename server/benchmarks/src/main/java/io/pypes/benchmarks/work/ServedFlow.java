package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/// The one flow of a server: fed, and asked what became of its documents.
final class ServedFlow {

    static final int ACCEPTED = 202;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerProcess server;
    private final String path;

    private ServedFlow(ServerProcess server, String id) {
        this.server = server;
        this.path = "/api/v1/flows/" + id;
    }

    /// Makes a flow and publishes it.
    ///
    /// @param id which the server makes of its name
    /// @param place where it is to run, as the API calls it
    /// @param file the flow file
    static ServedFlow publish(ServerProcess server, String id, String place, String file)
            throws IOException, InterruptedException {
        var flow = new ServedFlow(server, id);
        flow.send("POST", "/api/v1/flows", file);
        flow.send("PUT", flow.path + "/place", "{\"place\":\"%s\"}".formatted(place));
        flow.send("POST", flow.path + "/publish", "");
        return flow;
    }

    /// Where to post documents.
    String documents() {
        return path + "/documents";
    }

    Connection connect() throws IOException {
        return new Connection(URI.create(server.address()));
    }

    /// Sends until the server takes it: 429 says that the flow is full.
    ///
    /// @return the receipt
    static String feed(Connection connection, byte[] request) throws IOException, InterruptedException {
        var answer = connection.send(request);
        while (answer.status() == TOO_MANY_REQUESTS) {
            Thread.sleep(1);
            answer = connection.send(request);
        }
        if (answer.status() != ACCEPTED) {
            throw new IOException("The server answers a document with " + answer);
        }
        return answer.body();
    }

    /// Waits until all documents have ended.
    ///
    /// @param accepted how many it took since it was published
    /// @param pause between two looks, which cost the server something
    void awaitSettled(long accepted, Duration pause) throws IOException, InterruptedException {
        var flows = numbers();
        while (count(flows, "accepted") < accepted || count(flows, "inFlight") > 0) {
            Thread.sleep(pause);
            flows = numbers();
        }
    }

    long published() throws IOException, InterruptedException {
        return count(numbers(), "published");
    }

    void requireNoneFailed() throws IOException, InterruptedException {
        var flows = numbers();
        if (count(flows, "deadLettered") > 0) {
            throw new IOException("Documents failed: " + flows);
        }
    }

    private String numbers() throws IOException, InterruptedException {
        return get("/api/v1/flows");
    }

    private static long count(String flows, String name) throws IOException {
        var found = Pattern.compile("\"" + name + "\":([0-9]+)").matcher(flows);
        if (!found.find()) {
            throw new IOException("The server does not tell \"%s\": %s".formatted(name, flows));
        }
        return Long.parseLong(found.group(1));
    }

    /// Asks the server.
    ///
    /// @return JSON
    String get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private String send(String method, String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json, UTF_8))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "The server answers %s %s with %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
