package io.pypes.sdk;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One value of an attribute. A closed set of immutable types; equal by content.
public sealed interface Value {

    /// The value of a JSON `null`: something is there, and it is nothing.
    Value NULL = Null.INSTANCE;

    /// Plain text of this value: numbers in decimal notation, very large and small ones with an exponent; instants in
    /// ISO 8601, bytes in Base64, null as "".
    ///
    /// @return the text
    String asText();

    /// Makes a text value.
    ///
    /// @param text the text
    /// @return the value
    static Value of(String text) {
        return new Text(text);
    }

    /// Makes a whole-number value.
    ///
    /// @param number the number
    /// @return the value
    static Value of(long number) {
        return new Whole(number);
    }

    /// Makes a floating-point value.
    ///
    /// @param number the number, finite or not
    /// @return the value
    static Value of(double number) {
        return new Real(number);
    }

    /// Makes a true-or-false value.
    ///
    /// @param flag the flag
    /// @return the value
    static Value of(boolean flag) {
        return new Flag(flag);
    }

    /// Makes a point-in-time value.
    ///
    /// @param instant the instant
    /// @return the value
    static Value of(Instant instant) {
        return new Time(instant);
    }

    /// A piece of text.
    ///
    /// @param text the characters
    record Text(String text) implements Value {
        @Override
        public String asText() {
            return text;
        }
    }

    /// A whole number of 64 bits.
    ///
    /// @param number the number
    record Whole(long number) implements Value {
        @Override
        public String asText() {
            return Long.toString(number);
        }
    }

    /// A floating-point number of 64 bits (IEEE 754).
    ///
    /// @param number the number
    record Real(double number) implements Value {
        @Override
        public String asText() {
            return Double.toString(number);
        }
    }

    /// A decimal number of any size and scale, kept exactly.
    ///
    /// @param number the number
    record Decimal(BigDecimal number) implements Value {
        @Override
        public String asText() {
            return number.toString();
        }
    }

    /// True or false.
    ///
    /// @param flag the flag
    record Flag(boolean flag) implements Value {
        @Override
        public String asText() {
            return Boolean.toString(flag);
        }
    }

    /// A point in time.
    ///
    /// @param instant the instant
    record Time(Instant instant) implements Value {
        @Override
        public String asText() {
            return instant.toString();
        }
    }

    /// A few bytes, such as a hash or a thumbnail. Whole documents travel as [Content].
    ///
    /// @param buffer the bytes, read-only; never moved by this class
    record Bytes(ByteBuffer buffer) implements Value {
        /// Takes the remaining bytes of a buffer, which must not be changed afterwards.
        ///
        /// @param buffer the bytes
        public Bytes {
            buffer = buffer.slice().asReadOnlyBuffer();
        }

        /// Copies an array.
        ///
        /// @param bytes the bytes
        /// @return the value
        public static Bytes copyOf(byte[] bytes) {
            return new Bytes(ByteBuffer.wrap(bytes.clone()));
        }

        /// A fresh array of the bytes.
        ///
        /// @return the bytes
        public byte[] toArray() {
            var bytes = new byte[buffer.remaining()];
            buffer.get(buffer.position(), bytes);
            return bytes;
        }

        /// The bytes.
        ///
        /// @return a read-only view of its own
        @Override
        public ByteBuffer buffer() {
            return buffer.duplicate();
        }

        @Override
        public String asText() {
            return StandardCharsets.ISO_8859_1
                    .decode(Base64.getEncoder().encode(buffer.duplicate()))
                    .toString();
        }
    }

    /// A list inside a value. An attribute with several values is not this: it has several values.
    ///
    /// @param items the items, in order
    record Items(List<Value> items) implements Value {
        /// Copies the list.
        ///
        /// @param items the items
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String asText() {
            return items.stream().map(Value::asText).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /// Named values inside a value, such as a JSON object; the order of the names is kept.
    ///
    /// @param fields the values by name
    record Fields(Map<String, Value> fields) implements Value {
        /// Copies the map, keeping its order.
        ///
        /// @param fields the values by name
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String asText() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + ": " + field.getValue().asText())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /// Nothing, as a value. There is one: [Value#NULL].
    enum Null implements Value {
        /// The one instance.
        INSTANCE;

        @Override
        public String asText() {
            return "";
        }
    }
}
