package io.pypes.sdk;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fields as a map: immutable, in their order, without a copy, as each packet that is written asks for one.
final class FieldsMap<T> extends AbstractMap<String, T> {

    private final Fields fields;
    private final Function<Object, T> kind;

    /// @param kind what to show of what has a name
    FieldsMap(Fields fields, Function<Object, T> kind) {
        this.fields = fields;
        this.kind = kind;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && fields.has(name);
    }

    @Override
    public @Nullable T get(@Nullable Object key) {
        var value = key instanceof String name ? fields.get(name) : null;
        return value == null ? null : kind.apply(value);
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public Set<Map.Entry<String, T>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return fields.size();
            }

            @Override
            public Iterator<Map.Entry<String, T>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, T>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < fields.size();
        }

        @Override
        public Map.Entry<String, T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var entry = Map.entry(fields.names().get(next), kind.apply(fields.at(next)));
            next++;
            return entry;
        }
    }
}
