package io.pypes.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import io.pypes.testkit.hostile.NosyDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Documents that name a file of this machine, and a service on it, wherever a format lets them.
@Timeout(120)
class NosyDocumentsIT {

    /// Reads documents of all types.
    private static final String ANY =
            "read-documents {'properties': 'all', 'mediaTypes': ['application/*', 'text/*', 'image/*', 'message/*']}";

    private static final List<String> ADAPTERS =
            List.of(ANY, "read-xml", "read-html {'links': true, 'html': true}", "read-json", "read-csv", "read-text");

    /// Nothing of these is read: their parsers refuse what is declared in them, or find nothing else.
    private static final String[] UNREAD = {"style.xml", "form.pdf", "a.docx", "link.tar", "letters"};

    @TempDir
    private Path folder;

    private final String secret = "secret-" + UUID.randomUUID();

    @Test
    void no_adapter_reads_a_file_or_calls_a_service_that_a_document_names() throws Exception {
        var file = Files.writeString(folder.resolve("secret.txt"), secret).toUri();
        try (var server = OwnServer.withDocuments(folder);
                var service = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            var documents = NosyDocuments.all(file, URI.create("http://127.0.0.1:" + service.getLocalPort() + "/a"));

            var read = new LinkedHashMap<String, String>();
            for (var adapter : ADAPTERS) {
                read(server.client(), adapter, documents).forEach((name, said) -> read.put(adapter + name, said));
            }

            read.put("output", Files.readString(folder.resolve("data/output/out.ndjson")));
            assertThat(read.entrySet())
                    .filteredOn(end -> end.getKey().startsWith(ANY))
                    .filteredOn(end -> !end.getValue().contains("after"))
                    .extracting(end -> end.getKey().substring(ANY.length()))
                    .containsExactly(UNREAD);
            assertThat(read.values()).noneMatch(said -> said.contains(secret));
            service.setSoTimeout(1);
            assertThat(isCalled(service)).isFalse();
            new Socket(service.getInetAddress(), service.getLocalPort()).close();
            assertThat(isCalled(service)).isTrue(); // or the look before would prove nothing
        }
    }

    /// Feeds documents to a flow.
    ///
    /// @return what came out of it, and what is said of them, by their names
    private Map<String, String> read(Client client, String adapter, Map<String, byte[]> documents) throws Exception {
        var flow = client.publish("Nosy", adapter, "write-ndjson {'file': 'out.ndjson'}");
        var said = new LinkedHashMap<String, String>();
        for (var document : documents.entrySet()) {
            var end = client.feed(
                    flow,
                    "?entry=n1&filename=" + document.getKey(),
                    document.getValue(),
                    "Content-Type",
                    "application/octet-stream");
            said.put(document.getKey(), end.toString());
        }
        said.put(
                "letters", client.get("/api/v1/flows/" + flow + "/dead-letters").text());
        return said;
    }

    private static boolean isCalled(ServerSocket service) throws IOException {
        try (var _ = service.accept()) {
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    /// Or the test before would prove nothing.
    @Test
    void a_careless_parser_reads_the_file_that_a_document_names() throws Exception {
        var file = Files.writeString(folder.resolve("secret.txt"), secret).toUri();
        var nothing = Files.writeString(folder.resolve("nothing.txt"), "").toUri();
        var document = NosyDocuments.all(file, nothing).get("a.xml");

        var read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(document));

        assertThat(read.getDocumentElement().getTextContent()).contains(secret);
    }
}
