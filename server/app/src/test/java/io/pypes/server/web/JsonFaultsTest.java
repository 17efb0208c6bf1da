package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonFaultsTest {

    private static final JsonMapper JSON = mapper();

    enum Colour {
        DARK_RED,
        BLUE
    }

    record Leaf(String name, int size, boolean dry, Optional<String> note, Optional<Colour> colour) {
        Leaf {
            if (size < 0) {
                throw new InvalidBodyException("The leaf \"%s\" has a size below 0.".formatted(name));
            }
        }
    }

    record Tree(
            List<Leaf> leaves,
            @JsonSetter(contentNulls = Nulls.SKIP) Map<String, Object> any) {}

    @Test
    void what_may_be_left_out_may_be_null_too() {
        var text = """
                {"leaves": [{"name": "a", "size": 1}, {"name": "b", "size": 2, "dry": null, "note": null}], "any": {"x": null}}
                """;

        var tree = JSON.readValue(text, Tree.class);

        assertThat(tree)
                .isEqualTo(new Tree(
                        List.of(
                                new Leaf("a", 1, false, Optional.empty(), Optional.empty()),
                                new Leaf("b", 2, false, Optional.empty(), Optional.empty())),
                        Map.of()));
    }

    record Basket(@JsonSetter(nulls = Nulls.AS_EMPTY) List<Leaf> leaves) {}

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"leaves\": null}"})
    void what_is_empty_when_left_out_need_not_be_there(String text) {
        assertThat(JSON.readValue(text, Basket.class)).isEqualTo(new Basket(List.of()));
    }

    @Test
    void empty_optionals_are_left_out_and_enums_are_words() {
        var leaf = new Leaf("a", 1, true, Optional.empty(), Optional.of(Colour.DARK_RED));

        var text = JSON.writeValueAsString(leaf);

        assertThat(text).isEqualTo("{\"name\":\"a\",\"size\":1,\"dry\":true,\"colour\":\"dark-red\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[]                      | The body must be an object.",
                "{}                      | In the body, \"/leaves\" and \"/any\" are missing.",
                "{\"leaves\": []}        | In the body, \"/any\" is missing.",
                "{\"leaves\": null, \"any\": {}} | In the body, \"/leaves\" must be a list.",
                "{\"leaves\": 1}         | In the body, \"/leaves\" must be a list.",
                "{\"leaves\": [1]}       | In the body, \"/leaves/0\" must be an object.",
                "{\"leaves\": [null]}    | In the body, \"/leaves/0\" must be an object.",
                "{\"leaves\": [], \"any\": {}, \"leafs\": []} | In the body, \"/leafs\" is unknown; there are \"leaves\", \"any\"."
            })
    void says_what_is_wrong_with_the_whole(String text, String sentence) {
        var refused = refusal(text);

        assertThat(refused.code()).isEqualTo(ErrorCode.BODY_INVALID);
        assertThat(refused).hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"size\": 1                                         | In the body, \"/leaves/0/name\" is missing.",
                "\"dry\": true                                      | In the body, \"/leaves/0/name\" and \"/leaves/0/size\" are missing.",
                "\"name\": null, \"size\": 1                         | In the body, \"/leaves/0/name\" must be text.",
                "\"name\": 1                                         | In the body, \"/leaves/0/name\" must be text.",
                "\"name\": []                                        | In the body, \"/leaves/0/name\" must be text.",
                "\"name\": \"a\", \"size\": 1.5                      | In the body, \"/leaves/0/size\" must be a whole number.",
                "\"name\": \"a\", \"size\": \"1\"                    | In the body, \"/leaves/0/size\" must be a whole number.",
                "\"name\": \"a\", \"size\": 99999999999              | In the body, \"/leaves/0/size\" must be a smaller number.",
                "\"name\": \"a\", \"size\": 1, \"dry\": \"yes\"      | In the body, \"/leaves/0/dry\" must be true or false.",
                "\"name\": \"a\", \"size\": 1, \"colour\": \"green\" | In the body, \"/leaves/0/colour\" must be one of \"dark-red\", \"blue\".",
                "\"name\": \"a\", \"size\": -1                       | The leaf \"a\" has a size below 0."
            })
    void says_what_is_wrong_with_a_part(String parts, String sentence) {
        var refused = refusal("{\"any\": {}, \"leaves\": [{" + parts + "}]}");

        assertThat(refused.code()).isEqualTo(ErrorCode.BODY_INVALID);
        assertThat(refused).hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"leaves\": [}             | line 1, column 13: Unexpected close marker '}': expected ']'.",
                "{\"leaves\": [              | line 1, column 13: Unexpected end-of-input: expected close marker for Array.",
                "{\"any\": {}, \"any\": {}}  | line 1, column 18: Duplicate Object property \"any\"."
            })
    void says_where_a_body_is_no_json(String text, String sentence) {
        var refused = refusal(text);

        assertThat(refused.code()).isEqualTo(ErrorCode.JSON_INVALID);
        assertThat(refused).hasMessage("The body is not valid JSON at " + sentence);
    }

    private static ApiException refusal(String text) {
        return JsonFaults.of(catchThrowableOfType(JacksonException.class, () -> JSON.readValue(text, Tree.class)));
    }

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        new JsonConventions().customize(builder);
        return builder.build();
    }
}
