package io.pypes.sdk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields that are being changed: names, each with what it stands for, in the order in which they were added. As
/// long as they are few, the names are those of finished packets, and nothing but the values is copied.
final class Slots {

    private Names names;
    private Object[] values;
    private int size;
    /// All of them, once they are many.
    private @Nullable Map<String, Object> many;

    /// @param more how many are expected to come to those at hand
    Slots(Fields present, int more) {
        this.names = present.names();
        this.size = present.size();
        this.values = present.values(more);
        if (names.isMany()) {
            spread();
        }
    }

    private Map<String, Object> spread() {
        var all = LinkedHashMap.<String, Object>newLinkedHashMap(2 * size);
        for (var index = 0; index < size; index++) {
            all.put(names.get(index), values[index]);
        }
        many = all;
        return all;
    }

    /// Value or values of a name; null if it is not there.
    @Nullable
    Object get(String name) {
        if (many != null) {
            return many.get(name);
        }
        var index = names.index(name);
        return index < 0 ? null : values[index];
    }

    /// Sets or adds one.
    void put(String name, Object value) {
        if (many != null) {
            many.put(name, value);
            return;
        }
        var index = names.index(name);
        if (index >= 0) {
            values[index] = value;
        } else if (names.isFull()) {
            spread().put(name, value);
        } else {
            names = names.plus(name);
            if (size == values.length) {
                values = Arrays.copyOf(values, size + 8);
            }
            values[size++] = value;
        }
    }

    /// Takes one out, if it is there.
    void remove(String name) {
        (many == null ? spread() : many).remove(name);
    }

    /// What they are now.
    Fields fields() {
        if (many != null) {
            return new Fields(Names.of(many.keySet()), many.values().toArray());
        }
        return new Fields(names, values.length == size ? values : Arrays.copyOf(values, size));
    }
}
