package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterJsonSchemaTest {

    enum LineEnd {
        LF,
        CRLF_OR_LF
    }

    record Route(
            @Parameter(value = "Name of the port.", example = "big")
            String port,

            @Parameter(value = "When to take it.", format = "expression", example = "size > 10")
            String condition) {}

    @Test
    void describes_the_record_as_an_object_and_refuses_other_names() {
        record Two(
                @Parameter("A word.") String word,

                @Parameter(value = "A number.", byDefault = "1")
                int number) {}

        var schema = ParameterSchema.of(Two.class).jsonSchema();

        assertThat(schema)
                .containsEntry("type", "object")
                .containsEntry("required", List.of("word"))
                .containsEntry("additionalProperties", false);
        assertThat((Map<?, ?>) schema.get("properties")).hasSize(2);
    }

    @Test
    void says_all_that_an_annotation_says() {
        record One(
                @Parameter(
                        value = "How large.",
                        title = "Size",
                        byDefault = "10",
                        example = "20",
                        min = 1,
                        max = 100,
                        unit = "rows",
                        advanced = true,
                        showIf = "limited=true")
                int maxSize) {}

        assertThat(property(One.class, "maxSize"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("title", "Size"),
                        Map.entry("description", "How large."),
                        Map.entry("type", "integer"),
                        Map.entry("default", 10L),
                        Map.entry("examples", List.of(20L)),
                        Map.entry("minimum", 1L),
                        Map.entry("maximum", 100L),
                        Map.entry("x-unit", "rows"),
                        Map.entry("x-show-if", "limited=true"),
                        Map.entry("x-advanced", true),
                        Map.entry("x-order", 0)));
    }

    @Test
    void makes_a_title_of_the_name() {
        record One(@Parameter("A word.") String maxRowLength) {}

        assertThat(property(One.class, "maxRowLength")).containsEntry("title", "Max row length");
    }

    @Test
    void marks_secrets() {
        record Secret(
                @Parameter(value = "A key.", secret = true) String key,
                @Parameter("A word.") String word) {}

        assertThat(property(Secret.class, "key"))
                .containsEntry("format", "password")
                .containsEntry("writeOnly", true);
        assertThat(ParameterSchema.of(Secret.class).secrets()).containsExactly("key");
    }

    @Test
    void describes_every_shape() {
        record Shapes(
                @Parameter("X.") double real,
                @Parameter("X.") boolean flag,
                @Parameter("X.") Duration span,
                @Parameter("X.") LineEnd end,
                @Parameter("X.") MediaType type,
                @Parameter("X.") Optional<Integer> maybe,
                @Parameter("X.") Map<String, Long> named,
                @Parameter(value = "X.", min = 2, max = 3) List<Double> many) {}

        assertThat(property(Shapes.class, "real")).containsEntry("type", "number");
        assertThat(property(Shapes.class, "flag")).containsEntry("type", "boolean");
        assertThat(property(Shapes.class, "span"))
                .containsEntry("type", "string")
                .containsEntry("format", "duration")
                .containsEntry("pattern", "^\\d+(ms|s|m|h|d)$");
        assertThat(property(Shapes.class, "end"))
                .containsEntry("enum", List.of("lf", "crlf-or-lf"))
                .containsEntry("x-enum-titles", List.of("LF", "CRLF or LF"));
        assertThat(property(Shapes.class, "type")).containsEntry("type", "string");
        assertThat(property(Shapes.class, "maybe")).containsEntry("type", "integer");
        assertThat(property(Shapes.class, "named"))
                .containsEntry("type", "object")
                .containsEntry("additionalProperties", Map.of("type", "integer"));
        assertThat(property(Shapes.class, "many"))
                .containsEntry("type", "array")
                .containsEntry("items", Map.of("type", "number"))
                .containsEntry("minItems", 2L)
                .containsEntry("maxItems", 3L);
    }

    @Test
    void reads_defaults_and_examples_as_plain_data() {
        record Listed(
                @Parameter(value = "X.", byDefault = "1, 2") List<Integer> numbers,

                @Parameter(value = "X.", example = "a=b, c=d")
                Map<String, String> named) {}

        assertThat(property(Listed.class, "numbers")).containsEntry("default", List.of(1L, 2L));
        assertThat(property(Listed.class, "named")).containsEntry("examples", List.of(Map.of("a", "b", "c", "d")));
    }

    @Test
    void makes_an_example_of_a_record_from_those_of_its_parts() {
        record Routed(
                @Parameter(value = "Routes.", min = 1) List<Route> routes,
                @Parameter("One.") Route route) {}
        var example = Map.of("port", "big", "condition", "size > 10");

        assertThat(property(Routed.class, "routes")).containsEntry("examples", List.of(List.of(example)));
        assertThat(property(Routed.class, "route")).containsEntry("examples", List.of(example));
        assertThat(ParameterSchema.of(Routed.class).jsonSchema()).containsEntry("required", List.of("routes", "route"));
    }

    @Test
    void makes_no_example_of_a_record_that_would_lack_a_required_part() {
        record Half(
                @Parameter(value = "X.", example = "a") String a,
                @Parameter("X.") String b) {}
        record Whole(@Parameter("X.") Half half) {}

        assertThat(property(Whole.class, "half")).doesNotContainKey("examples");
    }

    @SuppressWarnings("unchecked") // a JSON Schema has no other keys
    private static Map<String, Object> property(Class<? extends Record> type, String name) {
        var schema = ParameterSchema.of(type).jsonSchema();
        var properties = (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
        return properties.getOrDefault(name, Map.of());
    }
}
