package io.pypes.sdk;

import java.util.List;
import java.util.Map;

/// About how many bytes things take in memory. Names are shared by many packets and do not count.
final class Weight {

    private static final long OBJECT = 24;
    private static final long REFERENCE = 8;

    private Weight() {}

    static long of(Fields fields) {
        var weight = 0L;
        for (var index = 0; index < fields.size(); index++) {
            weight += REFERENCE + ofPacked(fields.at(index));
        }
        return weight;
    }

    static long of(Content content) {
        return content instanceof Content.InMemory ? content.size() : 0;
    }

    static long of(Map<String, Map<String, Value>> metadata) {
        var weight = 0L;
        for (var each : metadata.values()) {
            for (var value : each.values()) {
                weight += 2 * OBJECT + of(value);
            }
        }
        return weight;
    }

    private static long ofPacked(Object packed) {
        return packed instanceof Value value ? of(value) : of(Packet.list(packed));
    }

    private static long of(List<Value> values) {
        var weight = OBJECT;
        for (var value : values) {
            weight += REFERENCE + of(value);
        }
        return weight;
    }

    private static long of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> 2 * OBJECT + text.length();
            case Value.Whole _, Value.Real _, Value.Flag _, Value.Null _ -> OBJECT;
            case Value.Decimal(var number) -> 2 * OBJECT + number.precision() / 2;
            case Value.Time _ -> 2 * OBJECT;
            case Value.Bytes(var bytes) -> 2 * OBJECT + bytes.remaining();
            case Value.Items(var items) -> OBJECT + of(items);
            case Value.Fields(var fields) -> OBJECT + ofFields(fields);
        };
    }

    private static long ofFields(Map<String, Value> fields) {
        var weight = OBJECT;
        for (var field : fields.entrySet()) {
            weight += 3 * OBJECT + field.getKey().length() + of(field.getValue());
        }
        return weight;
    }
}
