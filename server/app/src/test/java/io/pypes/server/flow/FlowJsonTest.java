package io.pypes.server.flow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.server.web.JsonConventions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FlowJsonTest {

    private static final FlowJson JSON = new FlowJson(mapper());

    @Test
    void the_same_flow_is_always_written_alike() throws IOException {
        var flow = JSON.read(resource("/flows/untidy.json"));

        assertThat(JSON.write(flow)).isEqualTo(resource("/flows/tidy.json"));
    }

    @Test
    void what_is_written_reads_as_the_same_flow() {
        var flow = JSON.read(flow("\"nodes\": [{\"id\": \"a\", \"component\": \"read\", \"version\": 1, "
                + "\"parameters\": {\"limit\": 1.5}}]"));

        assertThat(JSON.read(JSON.write(flow))).isEqualTo(flow);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"format\": \"pypes.flow/2\" | The flow is of format \"pypes.flow/2\". This server reads \"pypes.flow/1\".",
                "\"name\": \" \"              | The name of the flow is empty. It must not be.",
                "\"nodes\": [{\"id\": \"a\", \"component\": \"b\", \"version\": 0, \"parameters\": {}}] | The version of node \"a\" is 0. It must be 1 or more."
            })
    void what_is_out_of_bounds_is_refused(String part, String sentence) {
        assertThatThrownBy(() -> JSON.read(flow(part))).rootCause().hasMessage(sentence);
    }

    @Test
    void a_name_that_is_too_long_is_refused() {
        var name = "\"name\": \"" + "x".repeat(101) + "\"";

        assertThatThrownBy(() -> JSON.read(flow(name)))
                .rootCause()
                .hasMessage("The name of the flow has 101 characters. It may have 100.");
    }

    @Test
    void too_many_nodes_are_refused() {
        var node = "{\"id\": \"a\", \"component\": \"b\", \"version\": 1, \"parameters\": {}}";

        assertThatThrownBy(() -> JSON.read(flow("\"nodes\": [" + (node + ",").repeat(1000) + node + "]")))
                .rootCause()
                .hasMessage("The flow has 1001 nodes. It may have 1000.");
    }

    private static String resource(String name) throws IOException {
        try (var stream = requireNonNull(FlowJsonTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String flow(String part) {
        var parts = new StringBuilder("{" + part);
        for (var other : new String[] {
            "\"format\": \"pypes.flow/1\"", "\"name\": \"Flow\"", "\"nodes\": []", "\"wires\": []", "\"layout\": {}"
        }) {
            if (!part.startsWith(other.substring(0, other.indexOf(':')))) {
                parts.append(", ").append(other);
            }
        }
        return parts + "}";
    }

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        new JsonConventions().customize(builder);
        return builder.build();
    }
}
