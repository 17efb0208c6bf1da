package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonFaultsTest {

    enum Colour {
        DARK_RED,
        BLUE
    }

    record Leaf(String name, int size, boolean dry, Optional<String> note, Colour colour) {}

    record Tree(List<Leaf> leaves, Map<String, Leaf> named, Map<String, Object> any) {}

    private static final JsonMapper JSON = mapper();

    static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        new JsonConventions().customize(builder);
        return builder.build();
    }

    @Test
    void explore() {
        for (var text : List.of(
                "{\"leaves\":[{\"name\":\"a\",\"size\":1,\"colour\":\"dark-red\"}],\"named\":{},\"any\":{\"a\":null}}",
                "{\n \"leaves\": [}",
                "{\"leaves\": [",
                "",
                "[]",
                "null",
                "{\"leaves\": 1}",
                "{\"leaves\": [1]}",
                "{\"leaves\": [null]}",
                "{\"leaves\": null, \"named\":{}, \"any\": {}}",
                "{\"leaves\": [], \"named\":{}}",
                "{\"leaves\": [], \"named\":{}, \"any\": {\"x\":null}, \"more\":1}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":1.5,\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":\"1\",\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":\"x\",\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":99999999999,\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":1,\"size\":1,\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":[],\"size\":1,\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":1,\"colour\":\"green\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":1,\"dry\":null,\"note\":null,\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":null,\"size\":1,\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":1,\"dry\":\"yes\",\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"size\":1,\"note\":[],\"colour\":\"blue\"}]}",
                "{\"leaves\":[{\"name\":\"a\",\"name\":\"b\",\"size\":1,\"colour\":\"blue\"}]}",
                "{\"leaves\":[], \"named\":{}, \"any\": {}} x",
                "[".repeat(2000),
                "{\"any\":" + "[".repeat(2000))) {
            System.out.println(text.substring(0, Math.min(text.length(), 90)));
            try {
                System.out.println("   = " + JSON.writeValueAsString(JSON.readValue(text, Tree.class)));
            } catch (JacksonException fault) {
                System.out.println("   " + fault.getClass().getSimpleName() + " | " + fault.getOriginalMessage() + " | "
                        + fault.getPathReference() + " | "
                        + (fault instanceof tools.jackson.databind.exc.MismatchedInputException m
                                ? m.getTargetType()
                                : ""));
                System.out.println("   -> " + JsonFaults.of(fault).code() + " "
                        + JsonFaults.of(fault).getMessage());
            }
        }
        assertThat(JSON).isNotNull();
    }
}
