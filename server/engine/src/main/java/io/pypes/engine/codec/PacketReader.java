package io.pypes.engine.codec;

import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketEditor;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one packet.
final class PacketReader {

    private static final long NANOSECONDS = 1_000_000_000;

    private final Cursor in;
    private final Contents contents;
    private final PacketEditor packet = Packet.empty().edit();
    private final Map<String, Map<String, Value>> attributeMetadata = new LinkedHashMap<>();
    private Content content = Content.EMPTY;
    private int depth;

    PacketReader(Cursor in, Contents contents) {
        this.in = in;
        this.contents = contents;
    }

    Packet packet() throws IOException {
        if (in.one() != PacketCodec.MAGIC) {
            throw in.broken("they begin otherwise");
        }
        var version = in.one();
        if (version != PacketCodec.VERSION) {
            throw new IOException("These bytes are a packet of version %d. This program reads version %d."
                    .formatted(version, PacketCodec.VERSION));
        }
        for (var tag = in.one(); tag != PacketCodec.END; tag = in.one()) {
            var outer = in.enter(in.length());
            section(tag);
            in.leave(outer);
        }
        attributeMetadata.forEach(packet::setAttributeMetadata);
        return packet.packet().withContent(content);
    }

    private void section(int tag) throws IOException {
        switch (tag) {
            case PacketCodec.METADATA -> packet.setMetadata(in.text(), value());
            case PacketCodec.ATTRIBUTE -> attribute(in.text());
            case PacketCodec.CONTENT -> content = Content.of(in.rest());
            case PacketCodec.REFERENCE -> content = contents.find(in.text());
            default -> throw in.broken("there is no section %d".formatted(tag));
        }
    }

    private void attribute(String name) throws IOException {
        packet.set(name, list());
        var about = map();
        if (about.isEmpty()) {
            attributeMetadata.remove(name);
        } else {
            attributeMetadata.put(name, about);
        }
    }

    private List<Value> list() throws IOException {
        var count = in.length();
        if (count == 1) { // as mostly
            return List.of(value());
        }
        var list = new ArrayList<Value>(Math.min(count, 8));
        for (var index = 0; index < count; index++) {
            list.add(value());
        }
        return list;
    }

    private Map<String, Value> map() throws IOException {
        var count = in.length();
        if (count == 0) { // as mostly
            return Map.of();
        }
        var map = new LinkedHashMap<String, Value>();
        for (var index = 0; index < count; index++) {
            map.put(in.text(), value());
        }
        return map;
    }

    private Value value() throws IOException {
        var kind = in.one();
        return switch (kind) {
            case ValueWriter.NULL -> Value.NULL;
            case ValueWriter.TEXT -> Value.of(in.text());
            case ValueWriter.WHOLE -> Value.of(in.signed());
            case ValueWriter.REAL -> Value.of(Double.longBitsToDouble(in.eight()));
            case ValueWriter.DECIMAL -> decimal();
            case ValueWriter.FALSE -> Value.of(false);
            case ValueWriter.TRUE -> Value.of(true);
            case ValueWriter.TIME -> time();
            case ValueWriter.BYTES -> Value.Bytes.copyOf(in.raw(in.length()));
            case ValueWriter.ITEMS, ValueWriter.FIELDS -> nested(kind);
            default -> throw in.broken("there is no kind of value %d".formatted(kind));
        };
    }

    private Value nested(int kind) throws IOException {
        if (++depth > ValueWriter.MOST_NESTED) {
            throw in.broken("values are nested more than %d deep".formatted(ValueWriter.MOST_NESTED));
        }
        var value = kind == ValueWriter.ITEMS ? new Value.Items(list()) : new Value.Fields(map());
        depth--;
        return value;
    }

    private Value decimal() throws IOException {
        var scale = in.signed();
        var length = in.length();
        if (scale != (int) scale || length == 0) {
            throw in.broken("a decimal number is not one");
        }
        return new Value.Decimal(new BigDecimal(new BigInteger(in.raw(length)), (int) scale));
    }

    private Value time() throws IOException {
        var seconds = in.signed();
        var nanoseconds = in.unsigned();
        if (seconds < Instant.MIN.getEpochSecond()
                || seconds > Instant.MAX.getEpochSecond()
                || nanoseconds < 0
                || nanoseconds >= NANOSECONDS) {
            throw in.broken("a point in time is not one");
        }
        return Value.of(Instant.ofEpochSecond(seconds, nanoseconds));
    }
}
