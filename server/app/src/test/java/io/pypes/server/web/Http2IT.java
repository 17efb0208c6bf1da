package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.OwnServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class Http2IT {

    private static final String PASSWORD = "password";
    private static final String FLOW = """
            {"format": "pypes.flow/1", "name": "Many", "nodes": [
            {"id": "read", "component": "read-json", "parameters": {}},
            {"id": "end", "component": "discard", "parameters": {}}], "wires": [
            {"id": "1", "from": {"node": "read", "port": "out"}, "to": {"node": "end", "port": "in"}}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void documents_come_by_http_2_over_tls(CapturedOutput output) throws Exception {
        var store = makeCertificate();
        try (var server = OwnServer.start(
                        folder,
                        "--server.ssl.enabled=true",
                        "--server.ssl.key-store=" + store,
                        "--server.ssl.key-store-password=" + PASSWORD);
                var client = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            post(server, client, "", FLOW);
            post(server, client, "/many/publish", "");

            var small = post(server, client, "/many/documents", "{\"n\": 1}");
            var large = post(server, client, "/many/documents", "{\"text\": \"%s\"}".formatted("x".repeat(1_000_000)));

            assertThat(small.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(small.statusCode()).as(small.body()).isEqualTo(202);
            assertThat(output.getOut()).contains("Pypes is ready at https://");
            assertThat(large.statusCode()).as(large.body()).isEqualTo(202);
        }
    }

    private static HttpResponse<String> post(OwnServer server, HttpClient client, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("https://localhost:%d/api/v1/flows%s".formatted(server.port(), path)))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private Path makeCertificate() throws IOException, InterruptedException {
        var store = folder.resolve("store.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        return store;
    }

    private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var bytes = Files.newInputStream(store)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        var certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
