package io.pypes.testkit;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/// Writes a page for each component of a plugin, and tells when the pages that are checked in are out of date.
public final class ReferencePages {

    /// System property: set it to "true" to write the pages instead of comparing them.
    public static final String REWRITE = "pypes.rewrite";

    private ReferencePages() {}

    /// Compares the pages in a folder with what the plugin says now.
    ///
    /// @param plugin whose components
    /// @param folder where their pages are, one `<id>.md` each; pages of other plugins may be there too
    /// @throws AssertionError if a page is missing or differs
    public static void check(Plugin plugin, Path folder) throws IOException {
        for (var type : plugin.components()) {
            var file = folder.resolve(type.id() + ".md");
            var page = page(type);
            if (Boolean.getBoolean(REWRITE)) {
                Files.createDirectories(folder);
                Files.writeString(file, page);
            }
            Assertions.assertThat(file)
                    .as("The page of \"%s\". Run the test with -D%s=true to write it.", type.id(), REWRITE)
                    .hasContent(page);
        }
    }

    private static String page(ComponentType<?> type) {
        var page = new StringBuilder();
        page.append("<!-- Generated from the component's description. Do not edit. -->\n\n");
        page.append("# ")
                .append(type.name())
                .append("\n\n")
                .append(type.summary())
                .append("\n\n");
        page.append("`%s`, %s, version %d.\n"
                .formatted(
                        type.id(),
                        type.kind().name().toLowerCase(Locale.ROOT),
                        type.history().version()));
        ports(page, "Input", type.ports().inputs());
        ports(page, "Output", type.ports().outputs());
        type.ports()
                .named()
                .ifPresent(named -> page.append("\nEach item of `%s` names an output port by its `%s`.\n"
                        .formatted(named.parameter(), named.field())));
        parameters(page, "## Parameters\n", type.schema().jsonSchema());
        return page.toString();
    }

    private static void ports(StringBuilder page, String direction, List<Port> ports) {
        if (!ports.isEmpty()) {
            page.append("\n| ").append(direction).append(" | carries | |\n|---|---|---|\n");
            ports.forEach(port -> page.append("| `%s`%s | %s | %s |\n"
                    .formatted(
                            port.name(),
                            port.optional() ? " (optional)" : "",
                            port.carries().name().toLowerCase(Locale.ROOT),
                            port.summary())));
        }
    }

    private static void parameters(StringBuilder page, String heading, Map<?, ?> schema) {
        if (!(schema.get("properties") instanceof Map<?, ?> properties) || properties.isEmpty()) {
            return;
        }
        page.append('\n').append(heading).append("\n| Name | Type | Default | |\n|---|---|---|---|\n");
        var nested = new TreeMap<String, Map<?, ?>>();
        properties.forEach((name, value) -> {
            if (value instanceof Map<?, ?> about) {
                page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(name, words(about), byDefault(schema, name, about), about.get("description")));
                if (about.get("items") instanceof Map<?, ?> items && items.containsKey("properties")) {
                    nested.put(String.valueOf(name), items);
                }
            }
        });
        nested.forEach((name, items) -> parameters(page, "### Each of `%s`\n".formatted(name), items));
    }

    private static String words(Map<?, ?> about) {
        if (about.get("enum") instanceof List<?> choices) {
            return choices.stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
        }
        if (about.get("items") instanceof Map<?, ?> items) {
            return "list of " + (items.containsKey("properties") ? "objects" : words(items));
        }
        var type = String.valueOf(about.get("type")).replace("string", "text").replace("integer", "whole number");
        return about.containsKey("x-unit") ? type + ", " + about.get("x-unit") : type;
    }

    private static String byDefault(Map<?, ?> schema, Object name, Map<?, ?> about) {
        if (about.containsKey("default")) {
            return "`" + about.get("default") + "`";
        }
        return schema.get("required") instanceof List<?> required && required.contains(name) ? "required" : "";
    }
}
