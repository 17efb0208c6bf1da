package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the checked-in description of the API up to date. With the system property `pypes.rewrite` it writes it.
@ServerTest
class OpenApiIT {

    private static final Path CHECKED_IN = Path.of("openapi.json");

    @Test
    void the_description_that_is_checked_in_is_the_one_served(@LocalServerPort int port)
            throws IOException, InterruptedException {
        var served = pretty(new Http(port).send("GET", "/openapi.json").body());

        if (Boolean.getBoolean("pypes.rewrite")) {
            Files.writeString(CHECKED_IN, served);
        }

        assertThat(CHECKED_IN).content().isEqualTo(served);
    }

    @Test
    void every_operation_is_described_with_its_errors(@LocalServerPort int port)
            throws IOException, InterruptedException {
        var api = JsonMapper.shared()
                .readTree(new Http(port).send("GET", "/openapi.json").body());

        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                assertDescribed(operation.getKey() + " " + path.getKey(), operation.getValue());
            }
        }
        assertThat(api.path("paths").findValuesAsString("operationId")).doesNotHaveDuplicates();
        assertThat(api.path("components").path("schemas").propertyNames()).doesNotContain("PartEvent", "Resource");
    }

    private static void assertDescribed(String name, JsonNode operation) {
        assertThat(operation.path("operationId").asString()).as(name).matches("[a-z][A-Za-z]+");
        assertThat(operation.path("summary").asString()).as(name).matches("[A-Z].*\\.");
        assertThat(operation.path("tags").path(0).asString()).as(name).doesNotContain("controller");
        assertThat(operation
                        .at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .as(name)
                .isEqualTo("#/components/schemas/ProblemDetail");
    }

    private static String pretty(String json) {
        var mapper = JsonMapper.shared();
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return mapper.writer().with(printer).writeValueAsString(mapper.readTree(json)) + "\n";
    }
}
