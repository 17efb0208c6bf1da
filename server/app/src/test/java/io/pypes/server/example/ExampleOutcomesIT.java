package io.pypes.server.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tries the examples that come with the server, as its start page does, and compares what is written and what is
/// dead-lettered with the folder `expected` of each. With the system property `pypes.rewrite` it writes that folder.
@TestInstance(Lifecycle.PER_CLASS)
class ExampleOutcomesIT {

    private static final Path EXAMPLES = Path.of("..", "..", "examples");
    private static final String LETTERS = "dead-letters.ndjson";

    private OwnServer server;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = OwnServer.withDocuments(folder);
        client = server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<String> examples() throws IOException {
        try (var folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_comes_out_as_expected(String example) throws Exception {
        var before = files();
        var tried = client.send("POST", "/api/v1/examples/" + example + "/try", new byte[0]);
        assertThat(tried.status()).as(tried.text()).isEqualTo(201);
        var flow = tried.json().path("flow").asString();

        client.send("POST", "/api/v1/flows/" + flow + "/stop", new byte[0]); // returns when all have ended

        var outcome = new TreeMap<String, List<String>>();
        for (var file : files()) {
            if (!before.contains(file)) {
                var path = URLEncoder.encode(file, UTF_8);
                outcome.put(
                        file,
                        client.get("/api/v1/files/content?path=" + path)
                                .text()
                                .lines()
                                .toList());
            }
        }
        outcome.put(LETTERS, letters(flow).toList());
        assertThat(sorted(outcome)).isEqualTo(sorted(expected(example, outcome)));
    }

    private List<String> files() throws IOException, InterruptedException {
        return client.get("/api/v1/files").json().path("files").findValuesAsString("path");
    }

    private Stream<String> letters(String flow) throws IOException, InterruptedException {
        var page =
                client.get("/api/v1/flows/" + flow + "/dead-letters?limit=500").json();
        assertThat(page.has("next")).isFalse();
        return page.path("letters").valueStream().map(ExampleOutcomesIT::line);
    }

    private static String line(JsonNode letter) {
        var line = JsonMapper.shared().createObjectNode();
        for (var part : List.of("filename", "node", "message")) {
            line.set(part, letter.path(part));
        }
        return line.toString();
    }

    /// Documents that go through different adapters overtake each other.
    private static Map<String, List<String>> sorted(Map<String, List<String>> files) {
        var sorted = new TreeMap<String, List<String>>();
        files.forEach((file, lines) -> sorted.put(file, lines.stream().sorted().toList()));
        return sorted;
    }

    private static Map<String, List<String>> expected(String example, Map<String, List<String>> outcome)
            throws IOException {
        var folder = EXAMPLES.resolve(example).resolve("expected");
        if (Boolean.getBoolean("pypes.rewrite")) {
            Files.createDirectories(folder);
            for (var file : outcome.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        var expected = new TreeMap<String, List<String>>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                expected.put(file.getFileName().toString(), Files.readAllLines(file));
            }
        }
        return expected;
    }
}
