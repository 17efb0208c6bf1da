package io.pypes.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Dead letters of one life of the server, replayed in the next.
@Timeout(120)
class ReplayRestartIT {

    private static final String READ = "read-json";
    private static final String WHEN = "normalise-dates {'attributes':['when']}";
    private static final String DATE = "normalise-dates {'attributes':['date'],'output':'iso-date'}";
    private static final String MENDED =
            "normalise-dates {'attributes':['date'],'formats':['iso','dd.MM.yyyy'],'output':'iso-date'}";
    private static final String WRITE = "write-ndjson {'file':'kinds.ndjson'}";

    private static final String KINDS = """
            {"text":"äé \\u0000 \\ud83d\\ude00","whole":-7,"real":1.5e300,"decimal":123456789012345678901234567890.12,\
            "yes":true,"nothing":null,"several":[1,"two",null],"list":[[1,[2]],[]],"map":{"b":{"c":[1]},"a":""},\
            "when":"2026-09-11T10:00:00.123456789Z","date":"%s"}""";

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start() {
        return new SpringApplication(ServerApplication.class)
                .run(
                        "--server.port=0",
                        "--pypes.data=" + folder.resolve("data"),
                        "--pypes.plugins=" + folder.resolve("jars"));
    }

    private static Client client(ConfigurableApplicationContext server) {
        return new Client(Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port")));
    }

    @Test
    void letters_survive_a_restart_and_go_on_with_every_kind_of_value() throws Exception {
        Files.createDirectories(folder.resolve("jars"));
        String flow;
        String receipt;
        try (var server = start()) {
            var client = client(server);
            flow = client.publish("Kinds", READ, WHEN, DATE, WRITE);
            client.feed(flow, "application/json", KINDS.formatted("2026-09-11"));
            receipt = client.feed(flow, "application/json", KINDS.formatted("11.09.2026"))
                    .path("id")
                    .asString();
        }

        try (var server = start()) {
            var client = client(server);
            client.republish(flow, READ, WHEN, MENDED, WRITE);
            var letters = "/api/v1/flows/" + flow + "/dead-letters";
            var letter = client.get(letters).json().path("letters").path(0);
            assertThat(letter.path("node").asString()).isEqualTo("n3");
            assertThat(letter.path("port").asString()).isEqualTo("in");
            assertThat(letter.path("part").asString()).isEqualTo(receipt);

            var answer = client.postJson(letters + "/replay", "{\"all\":true}").json();

            assertThat(answer.path("count").asInt()).isEqualTo(1);
            client.send("POST", "/api/v1/flows/" + flow + "/stop", new byte[0]);
            var status = client.get("/api/v1/documents/" + receipt).json();
            assertThat(status.path("state").asString()).isEqualTo("published");
        }

        var lines = Files.readAllLines(folder.resolve("data/output/kinds.ndjson"));
        assertThat(lines).hasSize(2);
        assertThat(List.of(lines.get(1))).containsExactly(lines.get(0));
    }
}
