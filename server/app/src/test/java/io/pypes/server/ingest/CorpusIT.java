package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Feeds the documents that Tika's parsers are tested with to a server, as a user would: broken, encrypted, nested
/// and strange ones among them.
@Timeout(1200)
class CorpusIT {

    private static final int SENDERS = 4;

    /// All that need nothing set.
    private static final List<String> ADAPTERS =
            List.of("read-documents", "read-csv", "read-json", "read-html", "read-text");

    @TempDir
    private Path folder;

    @Test
    void every_document_is_published_or_dead_lettered_with_a_reason() throws Exception {
        try (var server = OwnServer.withDocuments(folder)) {
            var client = server.client();
            var flow = publish(client);
            var documents = documents();

            var fed = feedAll(client, flow, documents);

            assertThat(documents).hasSize(665);
            assertThat(fed).hasSize(documents.size());
            assertThat(fed.values()).allSatisfy(CorpusIT::hasEnded);
            assertThat(states(client, fed.keySet())).isEqualTo(states(fed));
            assertThat(fed.values().stream().filter(CorpusIT::isPublished).count())
                    .isGreaterThan(500);
            assertThat(withLetters(client, flow)).isEqualTo(ids(fed, document -> count(document, "deadLettered") > 0));
            assertThat(fed.values().stream().filter(CorpusIT::isPublished).map(CorpusIT::filename))
                    .doesNotContainAnyElementsOf(unreadable());
            assertThat(written()).containsExactlyInAnyOrderEntriesOf(published(fed.values()));
            assertThat(numbers(client, flow))
                    .isEqualTo(
                            "{\"accepted\":%d,\"inFlight\":0,\"published\":%d,\"dropped\":0,\"deadLettered\":%d,\"waiting\":0,\"draining\":0}"
                                    .formatted(
                                            fed.size(),
                                            ids(fed, CorpusIT::isPublished).size(),
                                            ids(fed, document -> !isPublished(document))
                                                    .size()));
            assertThat(client.get("/actuator/health").json().path("status").asString())
                    .isEqualTo("UP");
            assertThat(client.feed(flow, "text/plain", "Still there?")
                            .path("state")
                            .asString())
                    .isEqualTo("published");
        }
    }

    /// How many packets of documents of each name were published.
    private static Map<String, Integer> published(Collection<JsonNode> documents) {
        return documents.stream()
                .filter(document -> count(document, "published") > 0)
                .collect(toMap(CorpusIT::filename, document -> count(document, "published"), Integer::sum));
    }

    /// How many packets of documents of each name were written, each with something in it.
    private Map<String, Integer> written() throws IOException {
        var rows = Files.readAllLines(folder.resolve("data/output/corpus.ndjson")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(rows).allSatisfy(row -> assertThat(row.propertyNames()).hasSizeGreaterThan(1));
        return rows.stream().collect(toMap(row -> row.path("_filename").asString(), _ -> 1, Integer::sum));
    }

    /// Names of the documents that their adapter cannot read.
    private static Set<String> unreadable() throws IOException {
        var list = OwnServer.DOCUMENTS.resolveSibling("src").resolve("test/resources/unreadable.txt");
        return Files.readAllLines(list).stream()
                .map(line -> line.substring(0, line.indexOf(": ")))
                .collect(toSet());
    }

    private static String publish(Client client) throws IOException, InterruptedException {
        var nodes = ADAPTERS.stream()
                .map("{\"id\": \"%1$s\", \"component\": \"%1$s\", \"version\": 1, \"parameters\": {}}"::formatted)
                .toList();
        var wires = ADAPTERS.stream()
                .map(("{\"id\": \"w-%1$s\", \"from\": {\"node\": \"%1$s\", \"port\": \"out\"},"
                        + " \"to\": {\"node\": \"write\", \"port\": \"in\"}}")::formatted)
                .toList();
        client.postJson("/api/v1/flows", """
                {"format": "pypes.flow/1", "name": "Corpus", "layout": {},
                 "nodes": [%s, {"id": "write", "component": "write-ndjson", "version": 1,
                                "parameters": {"file": "corpus.ndjson", "metadata": ["filename"]}}],
                 "wires": [%s]}
                """.formatted(String.join(",", nodes), String.join(",", wires)));
        var published = client.send("POST", "/api/v1/flows/corpus/publish", new byte[0], "If-Match", "*");
        assertThat(published.json().path("state").asString())
                .as(published.text())
                .isEqualTo("running");
        return "corpus";
    }

    private record Named(String filename, Content content) {}

    private static List<Named> documents() throws IOException {
        var documents = new ArrayList<Named>();
        try (var jars = Files.list(OwnServer.DOCUMENTS.resolve("corpus"))) {
            for (var jar : jars.sorted().toList()) {
                try (var zip = FileSystems.newFileSystem(jar);
                        var files = Files.walk(zip.getPath("/test-documents"))) {
                    for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                        documents.add(new Named(file.getFileName().toString(), Content.of(Files.readAllBytes(file))));
                    }
                }
            }
        }
        return documents;
    }

    /// Feeds them several at a time, each until it has ended.
    ///
    /// @return the status of each by its id
    private static Map<String, JsonNode> feedAll(Client client, String flow, List<Named> documents) throws Exception {
        var ends = new ArrayList<Future<JsonNode>>();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (var document : documents) {
                var query = "?filename=" + URLEncoder.encode(document.filename(), UTF_8);
                var bytes = document.content().open().readAllBytes();
                ends.add(senders.submit(() -> client.feed(flow, query, bytes)));
            }
        }
        var statuses = new ArrayList<JsonNode>();
        for (var end : ends) {
            statuses.add(end.get());
        }
        return statuses.stream().collect(toMap(status -> status.path("id").asString(), Function.identity()));
    }

    private static boolean isPublished(JsonNode document) {
        return document.path("state").asString().equals("published");
    }

    private static String filename(JsonNode document) {
        return document.path("filename").asString();
    }

    private static int count(JsonNode document, String end) {
        return document.path("counts").path(end).asInt();
    }

    private static void hasEnded(JsonNode document) {
        assertThat(document.path("state").asString()).as(filename(document)).isIn("published", "dead-lettered");
        assertThat(isPublished(document) || count(document, "deadLettered") > 0)
                .as(filename(document))
                .isTrue();
        assertThat(document.path("notes").valueStream())
                .as(filename(document))
                .hasSizeGreaterThanOrEqualTo(Math.min(20, count(document, "deadLettered")))
                .allSatisfy(note -> assertThat(note.path("message").asString()).isNotBlank());
    }

    private static Map<String, String> states(Map<String, JsonNode> documents) {
        return documents.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        document -> document.getValue().path("state").asString()));
    }

    /// The states that the server tells when asked by receipt.
    private static Map<String, String> states(Client client, Set<String> receipts) throws Exception {
        var states = new HashMap<String, String>();
        for (var receipt : receipts) {
            var status = client.get("/api/v1/documents/" + receipt).json();
            states.put(receipt, status.path("state").asString());
        }
        return states;
    }

    private static Set<String> ids(Map<String, JsonNode> documents, Predicate<JsonNode> chosen) {
        return documents.entrySet().stream()
                .filter(document -> chosen.test(document.getValue()))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /// The documents that dead letters are of.
    private static Set<String> withLetters(Client client, String flow) throws Exception {
        var documents = new HashSet<String>();
        var cursor = Optional.of("");
        while (cursor.isPresent()) {
            var page = client.get("/api/v1/flows/%s/dead-letters?limit=500%s".formatted(flow, cursor.get()))
                    .json();
            for (var letter : page.path("letters")) {
                assertThat(letter.path("message").asString()).isNotBlank();
                documents.add(letter.path("document").asString());
            }
            cursor = page.has("next")
                    ? Optional.of("&cursor=" + page.path("next").asString())
                    : Optional.empty();
        }
        return documents;
    }

    private static String numbers(Client client, String flow) throws IOException, InterruptedException {
        return client.get("/api/v1/flows")
                .json()
                .path("flows")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(flow))
                .findFirst()
                .orElseThrow()
                .path("documents")
                .toString();
    }
}
