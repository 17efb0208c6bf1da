package io.pypes.benchmarks.work;

import io.pypes.benchmarks.peer.Step;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The six components of the documents, the same code for every peer.
final class JsonSteps {

    /// Where the last step puts its bytes.
    static final String SERIALISED = "serialised";

    private static final JsonFactory JSON = new JsonFactory();

    private JsonSteps() {}

    /// All six, in their order.
    static List<Step> all() {
        return List.of(
                (Step.Change) JsonSteps::parse,
                (Step.Change) packet -> packet.renamed("title", "name"),
                (Step.Change) JsonSteps::extractAddresses,
                (Step.Change) packet -> packet.with("author", lowerCase(packet)),
                (Step.Keep) packet -> !packet.text("category").orElse("").equals("spam"),
                (Step.Change) JsonSteps::serialise);
    }

    private static String lowerCase(Packet packet) {
        return packet.text("author").orElse("").toLowerCase(Locale.ENGLISH);
    }

    private static Packet extractAddresses(Packet packet) {
        var addresses = Addresses.in(packet.text("body").orElse(""));
        return addresses.isEmpty() ? packet : packet.with("emails", addresses);
    }

    static Packet parse(Packet document) {
        try (var json =
                JSON.createParser(ObjectReadContext.empty(), document.content().bytes())) {
            json.nextToken();
            return Packet.empty().with(editor -> {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = json.currentName();
                    if (json.nextToken() == JsonToken.START_ARRAY) {
                        editor.set(name, items(json));
                    } else {
                        editor.set(name, value(json));
                    }
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Value> items(JsonParser json) {
        var items = new ArrayList<Value>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return items;
    }

    private static Value value(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? Value.of(json.getLongValue())
                : Value.of(json.getString());
    }

    static Packet serialise(Packet packet) {
        var bytes = new ByteArrayOutputStream(1200);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            for (var name : packet.names()) {
                json.writeName(name);
                write(json, packet.values(name));
            }
            json.writeEndObject();
        }
        return Packet.empty().with(SERIALISED, new Value.Bytes(java.nio.ByteBuffer.wrap(bytes.toByteArray())));
    }

    private static void write(JsonGenerator json, List<Value> values) {
        if (values.size() == 1) {
            write(json, values.getFirst());
            return;
        }
        json.writeStartArray();
        values.forEach(value -> write(json, value));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Value value) {
        if (value instanceof Value.Whole(var number)) {
            json.writeNumber(number);
        } else {
            json.writeString(value.asText());
        }
    }
}
