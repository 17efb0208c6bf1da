package io.pypes.server.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a server, and expects to be answered well.
///
/// @param address of the server, such as `http://127.0.0.1:8080`
record Visitor(HttpClient http, String address) {

    private static final int UNFINISHED = 202;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// @return what it says
    /// @throws IllegalStateException if the server refuses, as with all methods
    /// @throws IOException if it does not answer
    String get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    void put(String path, String json) throws IOException, InterruptedException {
        send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    void post(String path, String json) throws IOException, InterruptedException {
        post(path, "application/json", json);
    }

    /// Waits for what becomes of the document, if it is one.
    String post(String path, String mediaType, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", mediaType)
                .header("Prefer", "wait=20")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("If-Match", "*")
                .timeout(LONGEST);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2 || answer.statusCode() == UNFINISHED) {
            throw new IllegalStateException("The rehearsal ends, because \"%s\" was answered with %d: %s"
                    .formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
