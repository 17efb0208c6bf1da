package io.pypes.server.flow;

import org.springframework.stereotype.Component;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Flow files as text: two spaces of indent and a fixed order, so that equal flows are equal texts and a change
/// touches few lines.
@Component
public final class FlowJson {

    private final JsonMapper json;
    private final ObjectWriter writer;

    FlowJson(JsonMapper json) {
        var lines = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        this.json = json;
        this.writer = json.writer()
                .with(new DefaultPrettyPrinter(separators)
                        .withObjectIndenter(lines)
                        .withArrayIndenter(lines));
    }

    /// Writes a flow, with a line feed at the end.
    public String write(FlowFile flow) {
        return writer.writeValueAsString(flow) + "\n";
    }

    /// Reads a flow.
    ///
    /// @throws tools.jackson.core.JacksonException if it is no flow file
    public FlowFile read(String text) {
        return json.readValue(text, FlowFile.class);
    }
}
