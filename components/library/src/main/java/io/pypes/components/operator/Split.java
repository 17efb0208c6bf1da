package io.pypes.components.operator;

import io.pypes.components.Separator;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes several packets of one: one for each value of an attribute, or for each part of its text. Each keeps all the
/// rest of the packet.
///
/// To send one packet several ways no component is needed: draw several wires.
public final class Split implements Processor {
    /// Metadata of a part: its number, from 1.
    public static final String PART = "part";

    /// Metadata of a part: how many there are.
    public static final String PARTS = "parts";

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "split", Kind.OPERATOR, Parameters.class, Split::new)
            .summary("Makes a packet of each value of an attribute, or of each part of its text.")
            .input(Port.IN, "Packets to split.", Carries.RECORDS)
            .output(
                    Port.OUT,
                    "The parts, with their number and count as metadata \"part\" and \"parts\"; packets without the"
                            + " attribute as they came.",
                    Carries.RECORDS);

    public record Parameters(
            @Parameter(value = "The attribute to split by.", example = "text", format = "attribute")
            String attribute,

            @Parameter(
                    value = "What a part is: a value, a line of the text, what is between separators, or a piece of"
                            + " at most so many characters. Blank lines and blanks between separators are left out.",
                    byDefault = "values")
            By by,

            @Parameter(
                    value = "What stands between parts; \"\\t\" is a tab, \"\\n\" the end of a line.",
                    byDefault = ",",
                    showIf = "by=separator")
            Separator separator,

            @Parameter(
                    value = "The largest size of a part; it ends after a blank if there is one in its second half.",
                    byDefault = "1000",
                    min = 1,
                    unit = "characters",
                    showIf = "by=size")
            int size) {}

    /// What a part is.
    public enum By {
        VALUES,
        LINES,
        SEPARATOR,
        SIZE
    }

    private final Parameters parameters;

    Split(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws InterruptedException {
        var values = packet.values(parameters.attribute);
        if (values.isEmpty()) {
            call.emit(packet);
            return;
        }
        var parts = values.stream().flatMap(this::parts).toList();
        if (parts.isEmpty()) {
            call.drop("The attribute \"%s\" is blank: there is nothing to split.".formatted(parameters.attribute));
        }
        for (var index = 0; index < parts.size(); index++) {
            call.emit(packet.with(parameters.attribute, parts.get(index))
                    .withMetadata(PART, Value.of(index + 1))
                    .withMetadata(PARTS, Value.of(parts.size())));
        }
    }

    private Stream<Value> parts(Value value) {
        return switch (parameters.by) {
            case VALUES -> Stream.of(value);
            case LINES -> texts(value.asText().lines());
            case SEPARATOR ->
                texts(Arrays.stream(value.asText().split(Pattern.quote(parameters.separator.text()), -1)));
            case SIZE -> pieces(value.asText()).stream().map(Value::of);
        };
    }

    private static Stream<Value> texts(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).map(Value::of);
    }

    /// Pieces that joined give the text again.
    private List<String> pieces(String text) {
        var pieces = Stream.<String>builder();
        for (var start = 0; start < text.length(); ) {
            var end = start + pieceLength(text, start);
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces.build().toList();
    }

    private int pieceLength(String text, int start) {
        var size = parameters.size;
        if (text.length() - start <= size) {
            return text.length() - start;
        }
        for (var length = size; length > size / 2; length--) {
            if (Character.isWhitespace(text.charAt(start + length - 1))) {
                return length;
            }
        }
        if (!Character.isHighSurrogate(text.charAt(start + size - 1))) {
            return size;
        }
        return size == 1 ? 2 : size - 1; // the two halves of a character stay together
    }
}
