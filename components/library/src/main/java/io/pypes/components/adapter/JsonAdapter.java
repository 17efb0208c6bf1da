package io.pypes.components.adapter;

import io.pypes.components.KeptBuffers;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Content;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketEditor;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON (RFC 8259), strictly: an object into a packet, an array into a packet for each item, lines of JSON into a
/// packet for each line. The members of an object become attributes; what is not an object becomes attribute `value`.
///
/// An array is read as a stream: when it turns out to be broken, the items before have become packets already.
public final class JsonAdapter implements Processor {
    private static final List<String> TYPES_OF_LINES = List.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonlines",
            "application/jsonlines");

    /// What there is to know about it.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "read-json", Kind.ADAPTER, Parameters.class, JsonAdapter::new)
            .summary("Reads JSON objects, arrays of them, or lines of them; each member becomes an attribute.")
            .input(Port.IN, "JSON documents.", Carries.DOCUMENTS)
            .output(Port.OUT, "A packet for each object, item or line.", Carries.RECORDS)
            .takes(Stream.concat(
                            Stream.of("application/json", "application/*+json", "text/json"), TYPES_OF_LINES.stream())
                    .toArray(String[]::new));

    private static final MediaType LINE = MediaType.of("application/json");
    private static final int MAX_DEPTH = 500;
    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_NAME_LENGTH = 50_000;

    private final Parameters parameters;
    private final JsonFactory factory;

    JsonAdapter(Parameters parameters) {
        this.parameters = parameters;
        this.factory = JsonFactory.builder()
                .recyclerPool(new KeptBuffers())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxStringLength(parameters.maxRecordLength)
                        .build())
                .build();
    }

    /// How a document is laid out.
    public enum Layout {
        /// As its media type says.
        AUTO,
        /// One JSON value.
        DOCUMENT,
        /// One JSON value in each line.
        LINES
    }

    /// The parameters of [JsonAdapter].
    public record Parameters(
            @Parameter(
                    value = "Whether a document is one JSON value or has one in each line; \"auto\" looks at the media"
                            + " type.",
                    byDefault = "auto")
            Layout layout,

            @Parameter(
                    value = "Character set of the documents. Without it: as marked in them, said by the media"
                            + " type, or UTF-8.",
                    example = "windows-1252",
                    advanced = true)
            Optional<CharacterSet> charset,

            @Parameter(
                    value = "The longest object, item or line that is read.",
                    byDefault = "4000000",
                    min = 1,
                    max = 100_000_000,
                    unit = "characters",
                    advanced = true)
            int maxRecordLength,

            @Parameter(
                    value =
                            "The largest document that is read. Its objects, items or lines are read one by one, so that"
                                    + " it does not have to fit into the memory.",
                    byDefault = "10000000000",
                    min = 1,
                    unit = "bytes",
                    advanced = true)
            long maxSize,

            @Parameter(value = "Keeps the bytes of the document on each packet.", advanced = true)
            boolean keepContent) {}

    @Override
    public void process(Packet document, Call call) throws Exception {
        if (document.content().size() > parameters.maxSize) {
            throw Limits.exceeded("The document", parameters.maxSize, "bytes");
        }
        var origin = Origin.of(document, parameters.keepContent);
        DocumentInput.read(document, in -> {
            var text = EncodedText.open(in, document.mediaType(), parameters.charset);
            if (isOfLines(document.mediaType())) {
                readLines(text, origin, call);
            } else {
                readDocument(text, origin, call);
            }
        });
    }

    private boolean isOfLines(MediaType mediaType) {
        return switch (parameters.layout) {
            case AUTO -> TYPES_OF_LINES.contains(mediaType.essence());
            case DOCUMENT -> false;
            case LINES -> true;
        };
    }

    private void readDocument(EncodedText text, Packet origin, Call call)
            throws IOException, PacketException, InterruptedException {
        var faults = new JsonFaults(0);
        var reader = new ContentReader(text, CodingErrorAction.REPORT);
        try (var parser = factory.createParser(ObjectReadContext.empty(), reader)) {
            var values = new JsonValues(parser, faults, parameters.maxRecordLength);
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                emitItems(values, parser, origin, call);
                values.requireEnd();
            } else {
                var packet = origin.edit();
                values.readInto(packet);
                values.requireEnd();
                call.emit(packet.packet());
            }
        } catch (JacksonException fault) {
            throw faults.of(fault);
        }
    }

    private static void emitItems(JsonValues values, JsonParser parser, Packet origin, Call call)
            throws PacketException, InterruptedException {
        var number = 0L;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            number++;
            var packet = origin.edit();
            values.readInto(packet);
            packet.setMetadata("item", Value.of(number));
            call.emit(packet.packet());
        }
        if (number == 0) {
            call.drop("The array has no items.");
        }
    }

    private void readLines(EncodedText text, Packet origin, Call call) throws IOException, InterruptedException {
        var lines = new JsonLines(text, parameters.maxRecordLength);
        var any = false;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            any |= emitLine(line.get(), lines, origin, call);
        }
        if (!any) {
            call.drop("The document has no lines.");
        }
    }

    /// @return false if the line is blank
    private boolean emitLine(byte[] line, JsonLines lines, Packet origin, Call call)
            throws IOException, InterruptedException {
        var packet = origin.edit();
        packet.setMetadata("line", Value.of(lines.number()));
        try {
            var text = lines.decode(line);
            if (text.isBlank()) {
                return false;
            }
            readLine(text, lines.number(), packet);
        } catch (PacketException reason) {
            var place = origin.withMetadata("line", Value.of(lines.number()));
            call.reject(place.withContent(Content.of(line)).withMediaType(LINE), reason);
            return true;
        }
        call.emit(packet.packet());
        return true;
    }

    private void readLine(String line, long number, PacketEditor packet) throws IOException, PacketException {
        var faults = new JsonFaults(number - 1);
        try (var parser = factory.createParser(ObjectReadContext.empty(), line)) {
            var values = new JsonValues(parser, faults, parameters.maxRecordLength);
            parser.nextToken();
            values.readInto(packet);
            values.requireEnd();
        } catch (JacksonException fault) {
            throw faults.of(fault);
        }
    }
}
