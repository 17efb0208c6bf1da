package io.pypes.server.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// Uses a server that is ready as its first visitor will, and ends it. `server/app/rehearse` runs it, for the AOT cache
/// that the Java machine makes of what it sees.
///
/// It takes place in the profile `rehearsal` only, and makes a flow: the data folder should be one that is thrown away.
public final class Rehearsal {

    private static final List<String> LOOKED_AT = List.of(
            "/",
            "/api/v1/components",
            "/api/v1/components/read-csv",
            "/api/v1/flows",
            "/api/v1/plugins",
            "/api/v1/examples",
            "/actuator/health/readiness");
    private static final String EXAMPLE = "csv-clean-up";
    private static final String FLOW = "/api/v1/flows/clean-up-a-table";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Rehearsal() {}

    /// Blocks until the server has ended, if it was started in the profile; else does nothing.
    ///
    /// @throws IllegalStateException if the server refuses something
    /// @throws IOException if it does not answer
    public static void ifWanted(ConfigurableApplicationContext server) throws IOException, InterruptedException {
        if (server.getEnvironment().matchesProfiles("rehearsal")) {
            try (server) {
                use("http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port"));
            }
        }
    }

    private static void use(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (var path : LOOKED_AT) {
                send(http, HttpRequest.newBuilder(URI.create(address + path)));
            }
            post(http, address + "/api/v1/examples/" + EXAMPLE + "/try", "");
            post(http, address + FLOW + "/documents", "Name;E-Mail;Signed up\nAda;ada@example.org;2025-12-10\n");
            send(http, HttpRequest.newBuilder(URI.create(address + FLOW)));
        }
    }

    /// Waits for what becomes of the document, if it is one.
    private static void post(HttpClient http, String url, String body) throws IOException, InterruptedException {
        send(
                http,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=20")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static void send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new IllegalStateException("The rehearsal ends, because \"%s\" was answered with %d: %s"
                    .formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
    }
}
