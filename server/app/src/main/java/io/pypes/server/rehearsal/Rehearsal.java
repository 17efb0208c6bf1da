package io.pypes.server.rehearsal;

import java.io.IOException;
import java.net.http.HttpClient;
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
            var visitor = new Visitor(http, address);
            for (var path : LOOKED_AT) {
                visitor.get(path);
            }
            visitor.post("/api/v1/examples/" + EXAMPLE + "/try", "");
            visitor.post(FLOW + "/documents", "text/csv", "Name;E-Mail;Signed up\nAda;ada@example.org;2025-12-10\n");
            visitor.get(FLOW);
            new WorkerRehearsal(visitor).run();
        }
    }
}
