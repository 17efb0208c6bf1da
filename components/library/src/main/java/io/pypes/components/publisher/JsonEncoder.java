package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
/// @param single how one value of an attribute is written; metadata and the content are never in an array
record JsonEncoder(Selection selection, SingleValues single) implements Encoder {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("singleValues", single == SingleValues.SCALAR ? "scalar" : "always-list");
        return settings;
    }

    @Override
    public byte[] encode(Batch.Entry entry) throws PacketException {
        // By way of text, because half a surrogate pair then becomes "?" and does not fail the packet.
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            selection.of(entry).forEach((name, values) -> {
                json.writeName(name);
                write(json, values, single == SingleValues.ALWAYS_LIST && selection.isAttribute(name, entry.packet()));
            });
            json.writeEndObject();
        } catch (JacksonException tooDeep) {
            throw new PacketException(
                    ErrorKind.INVALID_INPUT, "The packet has values nested too deeply to be written as JSON.", tooDeep);
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
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
