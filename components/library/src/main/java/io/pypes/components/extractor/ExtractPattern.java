package io.pypes.components.extractor;

import io.pypes.components.Clash;
import io.pypes.components.expression.NamePattern;
import io.pypes.components.expression.TextPattern;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what matches a regular expression. Named groups become attributes of their names.
public final class ExtractPattern implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "extract-pattern", Kind.EXTRACTOR, Parameters.class, ExtractPattern::new)
            .summary("Finds what matches a regular expression in attributes and puts it into others.")
            .input(Port.IN, "Packets to search.", Carries.RECORDS)
            .output(Port.OUT, "The packets with what was found; unchanged where nothing was.", Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "The attributes to search; a \"*\" in a name stands for any characters.",
                    min = 1,
                    example = "text",
                    format = "attribute")
            List<NamePattern> attributes,

            @Parameter(
                    value = "The regular expression (RE2). A group (?<name>...) goes into the attribute \"name\".",
                    example = "order (?<order>[0-9]+)",
                    format = "pattern")
            TextPattern pattern,

            @Parameter(
                    value = "The attribute for the whole match, or for the group if there is one without a name. Can be"
                            + " left empty if there are groups with names.",
                    format = "attribute")
            Optional<String> into,

            @Parameter(value = "Whether the first match of each value counts, or all.", byDefault = "all")
            Matches matches,

            @Parameter(
                    value = "What happens if an attribute is there: it is replaced, what is found is appended to"
                            + " it, it is kept, or the packet is rejected.",
                    byDefault = "replace")
            Clash existing) {
        public Parameters {
            if (into.isEmpty() && pattern.groupNames().isEmpty()) {
                throw new InvalidParameterException(
                        "into",
                        "The pattern has no groups with names: name an attribute for what matches, or write a group"
                                + " (?<name>...).");
            }
        }
    }

    /// Which matches count.
    public enum Matches {
        FIRST,
        ALL
    }

    private final Parameters parameters;
    private final int mainGroup;

    ExtractPattern(Parameters parameters) {
        this.parameters = parameters;
        var pattern = parameters.pattern;
        this.mainGroup = pattern.groupCount() == 1 && pattern.groupNames().isEmpty() ? 1 : 0;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var found = new LinkedHashMap<String, List<Value>>();
        for (var name : NamePattern.in(packet, parameters.attributes)) {
            for (var value : packet.values(name)) {
                search(value.asText(), found);
            }
        }
        var result = packet;
        for (var attribute : found.entrySet()) {
            result = parameters.existing.put(result, attribute.getKey(), attribute.getValue());
        }
        call.emit(result);
    }

    private void search(String text, Map<String, List<Value>> found) {
        var matcher = parameters.pattern.matcher(text);
        while (matcher.find()) {
            parameters.into.ifPresent(attribute -> add(found, attribute, matcher.group(mainGroup)));
            for (var group : parameters.pattern.groupNames()) {
                add(found, group, matcher.group(group));
            }
            if (parameters.matches == Matches.FIRST) {
                return;
            }
        }
    }

    /// A group that took no part in the match is null, and adds nothing.
    private static void add(Map<String, List<Value>> found, String attribute, @Nullable String text) {
        if (text != null) {
            found.computeIfAbsent(attribute, _ -> new ArrayList<>()).add(Value.of(text));
        }
    }
}
