package io.pypes.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes flows and feeds them, as a user of the API does.
public record Client(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /// An answer.
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text() {
            return response.body();
        }

        /// The code of a problem.
        public String code() {
            return json().path("code").asString();
        }

        public String detail() {
            return json().path("detail").asString();
        }
    }

    /// Sends a request.
    ///
    /// @param headers names and values in turn
    public Answer send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, new byte[0]);
    }

    public Answer postJson(String path, String json, String... headers) throws IOException, InterruptedException {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), all);
    }

    /// Makes a flow from an adapter through steps to a publisher, and publishes it.
    ///
    /// @param nodes each `component {parameters}`, with double quotes as single ones
    /// @return its id
    public String publish(String name, String... nodes) throws IOException, InterruptedException {
        return publishFile(chain(name, List.of(nodes)));
    }

    /// Makes a flow of a flow file, and publishes it.
    ///
    /// @return its id
    public String publishFile(String file) throws IOException, InterruptedException {
        var made = postJson("/api/v1/flows", file);
        var id = made.json().path("id").asString();
        var published = send(
                "POST",
                "/api/v1/flows/" + id + "/publish",
                new byte[0],
                "If-Match",
                made.json().path("etag").asString());
        if (published.status() != 200) {
            throw new AssertionError(published.text());
        }
        return id;
    }

    /// Puts another chain in the place of a flow, and publishes it.
    public void republish(String flow, String... nodes) throws IOException, InterruptedException {
        var draft = get("/api/v1/flows/" + flow).json().path("draft");
        republishFile(flow, chain(draft.path("name").asString(), List.of(nodes)));
    }

    /// Puts another flow file in the place of a flow, and publishes it.
    public void republishFile(String flow, String file) throws IOException, InterruptedException {
        var path = "/api/v1/flows/" + flow;
        var headers = new String[] {"If-Match", "*", "Content-Type", "application/json"};
        var changed = send("PUT", path, file.getBytes(StandardCharsets.UTF_8), headers);
        var published = send("POST", path + "/publish", new byte[0], "If-Match", "*");
        if (changed.status() != 200 || published.status() != 200) {
            throw new AssertionError(changed.text() + published.text());
        }
    }

    /// Waits until a flow has so many dead letters.
    public void awaitLetters(String flow, int count) throws IOException, InterruptedException {
        JsonNode letters;
        do {
            letters = get("/api/v1/flows/" + flow + "/dead-letters").json();
        } while (letters.path("total").asInt() != count);
    }

    /// Waits until a document has ended.
    ///
    /// @return its status
    public JsonNode awaitEnd(String id) throws IOException, InterruptedException {
        JsonNode status;
        do {
            status = get("/api/v1/documents/" + id).json();
        } while (status.path("state").asString().equals("in-flight"));
        return status;
    }

    /// Writes the flow file of a chain; the ids of the nodes are n1, n2 ...
    public static String chain(String name, List<String> nodes) {
        var file = JSON.createObjectNode();
        file.put("format", "pypes.flow/1").put("name", name);
        var list = file.putArray("nodes");
        var wires = file.putArray("wires");
        for (var number = 1; number <= nodes.size(); number++) {
            var parts = nodes.get(number - 1).split(" ", 2);
            list.addObject()
                    .put("id", "n" + number)
                    .put("component", parts[0])
                    .put("version", 1)
                    .set("parameters", JSON.readTree(parts.length > 1 ? parts[1].replace('\'', '"') : "{}"));
            if (number > 1) {
                var wire = wires.addObject().put("id", "w" + (number - 1));
                wire.putObject("from").put("node", "n" + (number - 1)).put("port", "out");
                wire.putObject("to").put("node", "n" + number).put("port", "in");
            }
        }
        file.putObject("layout");
        return JSON.writeValueAsString(file);
    }

    /// Feeds a document and waits for its end.
    ///
    /// @return its status
    public JsonNode feed(String flow, String mediaType, String text) throws IOException, InterruptedException {
        return feed(flow, "", text.getBytes(StandardCharsets.UTF_8), "Content-Type", mediaType);
    }

    /// Feeds a document and waits for its end.
    ///
    /// @param query such as `?filename=a.csv`
    /// @return its status
    public JsonNode feed(String flow, String query, byte[] body, String... headers)
            throws IOException, InterruptedException {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Prefer";
        all[headers.length + 1] = "wait=30";
        var answer = send("POST", "/api/v1/flows/" + flow + "/documents" + query, body, all);
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer.json().path("documents").path(0).path("status");
    }
}
