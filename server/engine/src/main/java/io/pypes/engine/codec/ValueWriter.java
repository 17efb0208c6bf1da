package io.pypes.engine.codec;

import io.pypes.sdk.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Writes values.
final class ValueWriter {

    /// How many lists and maps may be inside one another: as many as any reader of ours takes, and few enough for the
    /// stack of any thread.
    static final int MOST_NESTED = 512;

    static final int NULL = 0;
    static final int TEXT = 1;
    static final int WHOLE = 2;
    static final int REAL = 3;
    static final int DECIMAL = 4;
    static final int FALSE = 5;
    static final int TRUE = 6;
    static final int TIME = 7;
    static final int BYTES = 8;
    static final int ITEMS = 9;
    static final int FIELDS = 10;

    private final Bytes out;
    private int depth;

    ValueWriter(Bytes out) {
        this.out = out;
    }

    void attribute(String name, List<Value> values, Map<String, Value> metadata) throws IOException {
        out.text(name);
        list(values);
        map(metadata);
    }

    void field(Map.Entry<String, Value> field) throws IOException {
        out.text(field.getKey());
        value(field.getValue());
    }

    private void list(List<Value> values) throws IOException {
        out.unsigned(values.size());
        for (var value : values) {
            value(value);
        }
    }

    private void map(Map<String, Value> fields) throws IOException {
        out.unsigned(fields.size());
        for (var field : fields.entrySet()) {
            field(field);
        }
    }

    private void value(Value value) throws IOException {
        switch (value) {
            case Value.Null _ -> out.put(NULL);
            case Value.Text(var text) -> {
                out.put(TEXT);
                out.text(text);
            }
            case Value.Whole(var number) -> {
                out.put(WHOLE);
                out.signed(number);
            }
            case Value.Real(var number) -> {
                out.put(REAL);
                out.eight(Double.doubleToRawLongBits(number));
            }
            case Value.Flag(var flag) -> out.put(flag ? TRUE : FALSE);
            case Value.Decimal decimal -> decimal(decimal);
            case Value.Time time -> time(time);
            case Value.Bytes bytes -> {
                out.put(BYTES);
                bytes(bytes.toArray());
            }
            case Value.Items(var items) -> {
                descend(ITEMS);
                list(items);
                depth--;
            }
            case Value.Fields(var fields) -> {
                descend(FIELDS);
                map(fields);
                depth--;
            }
        }
    }

    private void decimal(Value.Decimal decimal) throws IOException {
        out.put(DECIMAL);
        out.signed(decimal.number().scale());
        bytes(decimal.number().unscaledValue().toByteArray());
    }

    private void time(Value.Time time) throws IOException {
        var instant = time.instant();
        out.put(TIME);
        out.signed(instant.getEpochSecond());
        out.unsigned(instant.getNano());
    }

    private void bytes(byte[] bytes) throws IOException {
        out.unsigned(bytes.length);
        out.raw(bytes);
    }

    private void descend(int kind) throws IOException {
        if (++depth > MOST_NESTED) {
            throw new IOException("The packet has values nested more than %d deep.".formatted(MOST_NESTED));
        }
        out.put(kind);
    }
}
