package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A flow with all adapters that need nothing set, and one file for all that comes of documents.
final class CorpusFlow {

    private static final String FILE = "corpus.ndjson";
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final List<String> ADAPTERS =
            List.of("read-documents", "read-csv", "read-json", "read-html", "read-text");
    private static final Pattern RECEIPT = Pattern.compile("\"id\":\"([^\"]+)\"");

    private static final Pattern FATE = Pattern.compile(
            "\"mediaType\":\"([^\"]*)\",\"size\":[0-9]+,\"state\":\"([a-z-]+)\",.*?\"counts\":(.*),\"replayed\":",
            Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\"_filename\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final ServerProcess server;
    private final ServedFlow flow;
    private final Map<String, byte[]> requests = new LinkedHashMap<>();
    private final Map<String, String> receipts = new LinkedHashMap<>(); // of what was fed last
    private long accepted;
    private long read; // bytes of the file

    CorpusFlow(ServerProcess server, String place, Map<String, byte[]> documents)
            throws IOException, InterruptedException {
        this.server = server;
        this.flow = ServedFlow.publish(server, "corpus", place, file());
        for (var document : documents.entrySet()) {
            var path = flow.documents() + "?filename=" + URLEncoder.encode(document.getKey(), UTF_8);
            requests.put(document.getKey(), Connection.post(path, "application/octet-stream", document.getValue()));
        }
    }

    private static String file() {
        var nodes = ADAPTERS.stream()
                .map("{\"id\":\"%1$s\",\"component\":\"%1$s\",\"version\":1,\"parameters\":{}}"::formatted)
                .collect(Collectors.joining(","));
        var wires = ADAPTERS.stream()
                .map(("{\"id\":\"w-%1$s\",\"from\":{\"node\":\"%1$s\",\"port\":\"out\"},"
                        + "\"to\":{\"node\":\"write\",\"port\":\"in\"}}")::formatted)
                .collect(Collectors.joining(","));
        return """
                {"format":"pypes.flow/1","name":"Corpus","layout":{},
                "nodes":[%s,{"id":"write","component":"write-ndjson","version":1,"parameters":
                {"file":"%s","metadata":["filename","mediaType","route","parent"]}}],
                "wires":[%s]}""".formatted(nodes, FILE, wires);
    }

    /// Feeds all documents once, and waits until they have ended.
    void feed() throws IOException, InterruptedException {
        receipts.clear();
        try (var connection = flow.connect()) {
            for (var request : requests.entrySet()) {
                var receipt = ServedFlow.feed(connection, request.getValue());
                receipts.put(request.getKey(), found(RECEIPT, receipt).group(1));
            }
        }
        accepted += receipts.size();
        flow.awaitSettled(accepted, PAUSE);
    }

    /// What came of the documents that were fed last. To be asked for after each time.
    Yields yields() throws IOException, InterruptedException {
        var yields = new HashMap<String, List<String>>();
        for (var receipt : receipts.entrySet()) {
            var status = flow.get("/api/v1/documents/" + receipt.getValue());
            var lines = new ArrayList<String>();
            lines.add(fate(status));
            yields.put(receipt.getKey(), lines);
        }
        for (var line : written()) {
            var lines = yields.get(name(line));
            if (lines == null) {
                throw new IOException("There is a line of a document that was not sent: " + line);
            }
            lines.add(line);
        }
        return new Yields(yields);
    }

    /// The lines of the file that were not read before.
    private List<String> written() throws IOException {
        try (var file = Files.newInputStream(server.output(FILE))) {
            file.skipNBytes(read);
            var bytes = file.readAllBytes();
            read += bytes.length;
            return new String(bytes, UTF_8).lines().toList();
        }
    }

    /// What the status of a document says besides its id and when it was.
    static String fate(String status) throws IOException {
        var fate = found(FATE, status);
        return fate.group(1) + " " + fate.group(2) + " " + fate.group(3);
    }

    /// The document that a line of the file came from.
    static String name(String line) throws IOException {
        return found(NAME, line).group(1);
    }

    private static MatchResult found(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("There is no %s in %s".formatted(pattern, text));
        }
        return found;
    }
}
