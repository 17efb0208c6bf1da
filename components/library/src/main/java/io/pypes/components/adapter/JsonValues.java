package io.pypes.components.adapter;

import io.pypes.sdk.PacketEditor;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import io.pypes.sdk.Value.Decimal;
import io.pypes.sdk.Value.Fields;
import io.pypes.sdk.Value.Items;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/// Turns JSON at a parser's current token into values. The depth is limited by the parser.
final class JsonValues {
    /// Larger exponents are refused: decimal numbers of such a size bring down whoever calculates with them.
    private static final int LARGEST_SCALE = 9_999;
    /// What a value costs apart from its text, so that many short ones cannot fill the memory.
    private static final int COST = 8;

    private final JsonParser parser;
    private final JsonFaults faults;
    private final int maxLength;
    private TokenStreamLocation start;
    private long length;

    /// @param maxLength the number of characters a record may have
    JsonValues(JsonParser parser, JsonFaults faults, int maxLength) {
        this.parser = parser;
        this.faults = faults;
        this.maxLength = maxLength;
        this.start = parser.currentTokenLocation();
    }

    /// Sets attributes to the value that begins at the current token: to the members of an object, else attribute
    /// `value`.
    void readInto(PacketEditor packet) throws PacketException {
        start = parser.currentTokenLocation();
        length = 0;
        if (parser.currentToken() == null) {
            throw PacketException.invalidInput("The document is empty. JSON is one value at least.");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readMembers(packet);
        } else {
            readAttribute("value", packet);
        }
    }

    /// @throws PacketException if anything follows
    void requireEnd() throws PacketException {
        if (parser.nextToken() != null) {
            throw PacketException.invalidInput(
                    ("The JSON goes on after its end, at %s. Set \"layout\" to \"lines\" where each line is a JSON"
                                    + " value.")
                            .formatted(place()));
        }
    }

    private String place() {
        return faults.place(parser.currentTokenLocation());
    }

    /// Of members with the same name the last counts, as in most readers of JSON.
    private void readMembers(PacketEditor packet) throws PacketException {
        while (next() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            next();
            readAttribute(name, packet);
        }
    }

    /// An array is several values, anything else is one.
    private void readAttribute(String name, PacketEditor packet) throws PacketException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            packet.set(name, items());
        } else {
            packet.set(name, value());
        }
    }

    private List<Value> items() throws PacketException {
        var items = new ArrayList<Value>();
        while (next() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }

    private Value value() throws PacketException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields();
            case START_ARRAY -> new Items(items());
            case VALUE_STRING -> Value.of(parser.getString());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> real();
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.NULL;
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("There is no value at " + parser.currentToken());
        };
    }

    private Value fields() throws PacketException {
        var fields = new LinkedHashMap<String, Value>();
        while (next() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            next();
            fields.put(name, value());
        }
        return new Fields(fields);
    }

    private JsonToken next() throws PacketException {
        var token = parser.nextToken();
        length += COST;
        if (token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING) {
            length += parser.getStringLength();
        }
        if (length > maxLength) {
            throw Limits.exceeded("The record that begins at " + faults.place(start), maxLength, "characters");
        }
        return token;
    }

    private Value whole() throws PacketException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> Value.of(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> new Decimal(decimal());
        };
    }

    /// A double if it is printed as the same number, so that no digit is lost.
    private Value real() throws PacketException {
        var exact = decimal();
        var nearest = exact.doubleValue();
        return Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(exact) == 0
                ? Value.of(nearest)
                : new Decimal(exact);
    }

    private BigDecimal decimal() throws PacketException {
        var digits = parser.getString();
        try {
            var number = new BigDecimal(digits);
            if (Math.abs((long) number.scale()) <= LARGEST_SCALE) {
                return number;
            }
        } catch (NumberFormatException _) {
            // the exponent is even larger
        }
        throw PacketException.invalidInput("The number \"%s\" at %s has too large an exponent. It must be at most %d."
                .formatted(digits, place(), LARGEST_SCALE));
    }
}
