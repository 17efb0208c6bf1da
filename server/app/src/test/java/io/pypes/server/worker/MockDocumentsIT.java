package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import io.pypes.testkit.hostile.HostileDocuments;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Documents that order a parser to do what bad parsers do. It is the one that the tests of the parsers use, added to
/// the documents plugin.
@Timeout(120)
class MockDocumentsIT {

    private static final Path PARSER = OwnServer.DOCUMENTS.resolve("mock/tika-core-tests.jar");
    private static final String LINES = "a line of somebody else's parser\n".repeat(20_000);
    private static final String FULL = "<throw class='java.io.IOException'>No space left on device</throw>";
    private static final String UNREADABLE =
            "dead-lettered: The document cannot be read as \"application/mock\\+xml\".*";
    private static final String DEADLY =
            "dead-lettered: 3 worker processes ended while they worked on this document. It ";

    /// What a parser is to do.
    ///
    /// @param end what is said of its document
    private record Order(String order, String end) {}

    private static final List<Order> ORDERS = List.of(
            new Order("<throw class='java.io.IOException'>The disk is gone.</throw>", UNREADABLE),
            new Order("<throw class='java.lang.IllegalStateException'/>", UNREADABLE),
            new Order("<throw class='java.lang.StackOverflowError'/>", UNREADABLE),
            new Order(
                    "<throw class='java.lang.OutOfMemoryError'/>",
                    "dead-lettered: Node \"read\" ran out of memory on this document."),
            new Order(
                    "<throw class='java.lang.NoClassDefFoundError'/>",
                    "dead-lettered: Node \"read\" broke on this document: NoClassDefFoundError"),
            new Order(
                    "<write element='p'>text</write><thread_interrupt/>",
                    "dead-lettered: Node \"read\" broke off as if the flow were stopped, .*: it interrupted itself."),
            new Order(FULL, "dead-lettered: The disk is full: .*"),
            new Order(
                    "<hang millis='600000' heavy='true' pulse_millis='100' interruptible='false'/>",
                    "dead-lettered: Node \"read\" took longer than 2 s for this document."),
            new Order("<oom/>", DEADLY + "ran out of memory. It used [0-9]+ of [0-9]+ MB of heap.*"),
            new Order("<system_exit/>", DEADLY + "ended with status 1..*"),
            new Order("<print_out>%s</print_out><print_err>%s</print_err>".formatted(LINES, LINES), "published"),
            new Order("<write element='p' times='1000000'>text</write>", "published"));

    @TempDir
    private Path folder;

    private int good;

    @Test
    void whatever_a_parser_does_its_document_ends_and_no_other_is_harmed() throws Exception {
        dropParser(folder);
        try (var server = OwnServer.start(folder, "--pypes.workers.heap=64MB")) {
            var client = server.client();
            var flow = client.publishFile(flow());
            feedGood(client, flow);

            for (var each : ORDERS) {
                assertThat(said(feed(client, flow, each.order))).as(each.end).matches(each.end);
                feedGood(client, flow);
            }

            var archive = HostileDocuments.zipOf("a.mock", document(FULL));
            assertThat(said(client.feed(flow, "?filename=a.zip", archive)))
                    .startsWith("dead-lettered: The disk is full: ");

            assertThat(output()).contains("\"truncatedBy\":\"maxCharacters\"");
            assertThat(output().lines()).hasSize(good + 2);
            assertThat(client.get("/api/v1/flows/" + flow + "/dead-letters")
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(ORDERS.size() - 2 + 1); // two are published, and the archive is one more
        }
    }

    private static String said(JsonNode end) {
        return end.path("notes")
                .valueStream()
                .map(note -> ": " + note.path("message").asString())
                .collect(Collectors.joining("", end.path("state").asString(), ""));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("data/output/out.ndjson"));
    }

    static JsonNode feed(Client client, String flow, String orders) throws Exception {
        return client.feed(flow, "?filename=a.mock", document(orders), "Content-Type", "application/mock+xml");
    }

    private static byte[] document(String orders) {
        return "<?xml version='1.0'?><mock>%s</mock>".formatted(orders).getBytes(UTF_8);
    }

    private void feedGood(Client client, String flow) throws Exception {
        for (var index = 0; index < 3; index++) {
            var end = feed(client, flow, "<write element='p'>good-%d.</write>".formatted(good));
            assertThat(said(end)).isEqualTo("published");
            good++;
        }
    }

    /// Puts the plugin with that parser where a server finds it that keeps all in a folder.
    static void dropParser(Path folder) throws IOException {
        OwnServer.dropDocuments(folder);
        var plugin = folder.resolve("jars/pypes-documents.jar");
        try (var from = FileSystems.newFileSystem(PARSER);
                var to = FileSystems.newFileSystem(plugin)) {
            Files.createDirectories(to.getPath("org/apache/tika/parser/mock"));
            copy("org/apache/tika/parser/mock/MockParser.class", from, to);
            copy("custom-mimetypes.xml", from, to);
            Files.writeString(
                    to.getPath("META-INF/services/org.apache.tika.parser.Parser"),
                    "\norg.apache.tika.parser.mock.MockParser\n",
                    StandardOpenOption.APPEND);
        }
        OwnServer.settle(plugin);
    }

    private static void copy(String file, FileSystem from, FileSystem to) throws IOException {
        Files.copy(from.getPath(file), to.getPath(file));
    }

    private static String flow() {
        return """
                {"format": "pypes.flow/1", "name": "Mock", "layout": {}, "nodes": [
                 {"id": "read", "component": "read-documents", "version": 1,
                  "parameters": {"maxTime": "1s", "maxCharacters": 1000, "mediaTypes": ["application/*"]},
                  "onError": {"retries": 0, "backoff": "1s", "timeout": "2s"}},
                 {"id": "write", "component": "write-ndjson", "version": 1, "parameters": {"file": "out.ndjson"}}],
                 "wires": [
                 {"id": "w", "from": {"node": "read", "port": "out"}, "to": {"node": "write", "port": "in"}}]}
                """;
    }
}
