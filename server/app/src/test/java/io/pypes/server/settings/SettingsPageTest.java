package io.pypes.server.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsPageTest {

    private static final Path PAGE = Path.of("../../docs/reference/settings.md");

    @Test
    void the_page_of_all_settings_is_up_to_date() throws IOException {
        var page = page(description());

        if (Boolean.getBoolean("pypes.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("Run the test with -Dpypes.rewrite=true to write it.")
                .hasContent(page);
    }

    private static JsonNode description() throws IOException {
        try (var stream =
                requireNonNull(Settings.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            return JsonMapper.shared().readTree(stream);
        }
    }

    private static String page(JsonNode description) {
        var page = new StringBuilder("""
                <!-- Generated from the settings themselves. Do not edit. -->

                # Settings

                Each is set by an environment variable: `PYPES_LIMITS_BODY=1GB ./pypes serve`. Where the JAR is started without the
                launcher, options such as `--pypes.limits.body=1GB` do as well. A value that does not fit keeps the server from
                starting, and it says why.

                | setting | environment variable | default | meaning |
                |---|---|---|---|
                """);
        for (var property : description.get("properties")) {
            var name = property.get("name").asString();
            page.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(name, variable(name), byDefault(property), sentence(property)));
        }
        return page.toString();
    }

    private static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String byDefault(JsonNode property) {
        var value = property.path("defaultValue").asString("");
        return value.isEmpty() ? "none" : "`" + value + "`";
    }

    private static String sentence(JsonNode property) {
        var description = property.get("description").asString();
        return Character.toUpperCase(description.charAt(0)) + description.substring(1);
    }
}
