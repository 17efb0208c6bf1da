package io.pypes.components.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.components.KeptBuffers;
import io.pypes.sdk.Batch;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A packet as a JSON object. Several values of an attribute are written as an array, and so is none; instants in
/// ISO 8601, bytes in Base64, decimals with all their digits; numbers that JSON does not have as text, such as `"NaN"`.
///
/// Metadata and the content are never in an array.
final class JsonEncoder implements Encoder {

    private static final int USUAL_SIZE = 1 << 10;

    private final JsonFactory factory =
            JsonFactory.builder().recyclerPool(new KeptBuffers()).build();
    private final Selection selection;
    private final SingleValues single;

    JsonEncoder(Selection selection, SingleValues single) {
        this.selection = selection;
        this.single = single;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("singleValues", single == SingleValues.SCALAR ? "scalar" : "always-list");
        return settings;
    }

    @Override
    public byte[] encode(Batch.Entry entry) throws PacketException {
        var parts = selection.of(entry);
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            parts.forEach((name, values) -> {
                json.writeName(wellFormed(name));
                write(json, values, single == SingleValues.ALWAYS_LIST && selection.isAttribute(name, entry.packet()));
            });
            json.writeEndObject();
        } catch (JacksonException tooDeep) {
            throw new PacketException(
                    ErrorKind.INVALID_INPUT, "The packet has values nested too deeply to be written as JSON.", tooDeep);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /// The name with "?" for each half of a surrogate pair, which cannot be written.
    private static String wellFormed(String name) {
        for (var index = 0; index < name.length(); index++) {
            if (Character.isSurrogate(name.charAt(index))) {
                return new String(name.getBytes(UTF_8), UTF_8);
            }
        }
        return name;
    }

    /// By way of bytes, which is fast, and makes half a surrogate pair "?" instead of failing the packet.
    private static void write(JsonGenerator json, String text) {
        var bytes = text.getBytes(UTF_8);
        json.writeUTF8String(bytes, 0, bytes.length);
    }

    private static void write(JsonGenerator json, List<Value> values, boolean alwaysList) {
        if (values.size() == 1 && !alwaysList) {
            write(json, values.getFirst());
        } else {
            writeArray(json, values);
        }
    }

    private static void write(JsonGenerator json, Value value) {
        switch (value) {
            case Value.Text(var text) -> write(json, text);
            case Value.Whole(var number) -> json.writeNumber(number);
            case Value.Real(var number) -> json.writeNumber(number);
            case Value.Decimal(var number) -> json.writeNumber(number);
            case Value.Flag(var flag) -> json.writeBoolean(flag);
            case Value.Time(var instant) -> json.writeString(instant.toString());
            case Value.Bytes bytes -> json.writeBinary(bytes.toArray());
            case Value.Items(var items) -> writeArray(json, items);
            case Value.Fields(var fields) -> {
                json.writeStartObject();
                fields.forEach((name, field) -> {
                    json.writeName(wellFormed(name));
                    write(json, field);
                });
                json.writeEndObject();
            }
            case Value.Null _ -> json.writeNull();
        }
    }

    private static void writeArray(JsonGenerator json, List<Value> values) {
        json.writeStartArray();
        values.forEach(value -> write(json, value));
        json.writeEndArray();
    }
}
