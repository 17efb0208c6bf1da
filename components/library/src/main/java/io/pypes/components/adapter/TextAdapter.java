package io.pypes.components.adapter;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads plain text: the whole document into one packet, or each line into a packet of its own.
public final class TextAdapter implements Processor {
    /// What there is to know about it.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "read-text", Kind.ADAPTER, Parameters.class, TextAdapter::new)
            .summary("Reads plain text into the attribute \"text\", as a whole or line by line.")
            .input(Port.IN, "Text documents.", Carries.DOCUMENTS)
            .output(Port.OUT, "A packet for each document, or for each line.", Carries.RECORDS)
            .takes(parameters -> Stream.concat(
                            Stream.of("text/plain"),
                            parameters.mediaTypes.stream().map(MediaType::toString))
                    .toList());

    private final Parameters parameters;

    TextAdapter(Parameters parameters) {
        this.parameters = parameters;
    }

    /// What becomes a packet.
    public enum Packets {
        /// The whole document.
        DOCUMENT,
        /// Each line.
        LINES
    }

    /// What happens to bytes that are not text in the character set.
    public enum Malformed {
        /// The document is refused.
        REFUSE,
        /// They become the replacement character U+FFFD.
        REPLACE
    }

    /// The parameters of [TextAdapter].
    public record Parameters(
            @Parameter(value = "What becomes a packet: the whole document, or each line.", byDefault = "document")
            Packets packets,

            @Parameter(value = "Leaves out lines with nothing but white space.", showIf = "packets=lines")
            boolean skipBlankLines,

            @Parameter(value = "Media types to take besides text/plain.", example = "text/markdown, text/x-log")
            List<MediaType> mediaTypes,

            @Parameter(
                    value = "Character set of the documents. Without it: as marked in them, said by the media"
                            + " type, or UTF-8.",
                    example = "windows-1252",
                    advanced = true)
            Optional<CharacterSet> charset,

            @Parameter(
                    value = "What happens to bytes that are not text in the character set.",
                    byDefault = "refuse",
                    advanced = true)
            Malformed malformed,

            @Parameter(
                    value = "The longest text that may become a packet.",
                    byDefault = "16000000",
                    min = 1,
                    max = 500_000_000,
                    unit = "characters",
                    advanced = true)
            int maxLength,

            @Parameter(value = "Keeps the bytes of the document on each packet.", advanced = true)
            boolean keepContent) {}

    @Override
    public void process(Packet document, Call call) throws Exception {
        DocumentInput.read(document, in -> {
            var encoded = EncodedText.open(in, document.mediaType(), parameters.charset);
            var text = new ContentReader(encoded, onMalformed());
            var origin = Origin.of(document, parameters.keepContent);
            switch (parameters.packets) {
                case DOCUMENT -> call.emit(origin.with("text", whole(text)));
                case LINES -> emitLines(new LineReader(text), origin, call);
            }
        });
    }

    private CodingErrorAction onMalformed() {
        return switch (parameters.malformed) {
            case REFUSE -> CodingErrorAction.REPORT;
            case REPLACE -> CodingErrorAction.REPLACE;
        };
    }

    private String whole(ContentReader in) throws IOException, PacketException {
        var text = new StringBuilder();
        var chunk = new char[1 << 13];
        for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            text.append(chunk, 0, count);
            if (text.length() > parameters.maxLength) {
                throw Limits.exceeded("The document", parameters.maxLength, "characters");
            }
        }
        return text.toString();
    }

    private void emitLines(LineReader lines, Packet origin, Call call) throws IOException, InterruptedException {
        var emitted = false;
        for (var line = lines.nextLine(parameters.maxLength);
                line.isPresent();
                line = lines.nextLine(parameters.maxLength)) {
            if (!parameters.skipBlankLines || !line.get().isBlank()) {
                call.emit(origin.with("text", line.get()).withMetadata("line", Value.of(lines.line())));
                emitted = true;
            }
        }
        if (!emitted) {
            call.drop("The document has no lines.");
        }
    }
}
