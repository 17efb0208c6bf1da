package io.pypes.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Talks to the server under test.
public record Http(int port) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// Sends a request without a body.
    ///
    /// @param headers names and values in turn
    public HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    /// Sends a request with a JSON body.
    public HttpResponse<String> sendJson(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
