package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A packet as a JSON object. One value is written as it is, several or none as an array; instants in ISO 8601, bytes
/// in Base64, decimals with all their digits; numbers that JSON does not have as text, such as `"NaN"`.
record JsonEncoder(Selection selection) implements Encoder {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public byte[] encode(Batch.Entry entry) throws PacketException {
        // By way of text, because half a surrogate pair then becomes "?" and does not fail the packet.
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            selection.of(entry).forEach((name, values) -> {
                json.writeName(name);
                write(json, values);
            });
            json.writeEndObject();
        } catch (JacksonException tooDeep) {
            throw new PacketException(
                    ErrorKind.INVALID_INPUT, "The packet has values nested too deeply to be written as JSON.", tooDeep);
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, List<Value> values) {
        if (values.size() == 1) {
            write(json, values.getFirst());
        } else {
            writeArray(json, values);
        }
    }

    private static void write(JsonGenerator json, Value value) {
        switch (value) {
            case Value.Text(var text) -> json.writeString(text);
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
                    json.writeName(name);
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
