package io.pypes.sdk;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Things by name, in order: names that many packets share, and an array. Immutable. Small enough for one of them to be
/// copied at each change.
final class Fields {

    static final Fields NONE = new Fields(Names.NONE, new Object[0]);

    private final Names names;
    private final Object[] values;

    /// @param values one for each name; never changed afterwards
    Fields(Names names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    Names names() {
        return names;
    }

    int size() {
        return values.length;
    }

    boolean has(String name) {
        return names.index(name) >= 0;
    }

    /// What has a name; null if nothing has.
    @Nullable
    Object get(String name) {
        var index = names.index(name);
        return index < 0 ? null : values[index];
    }

    Object at(int index) {
        return values[index];
    }

    /// A fresh array of the values, with room for more.
    Object[] values(int more) {
        return Arrays.copyOf(values, values.length + more);
    }

    /// These with one replaced or added.
    Fields with(String name, Object value) {
        var index = names.index(name);
        var changed = values(index < 0 ? 1 : 0);
        changed[index < 0 ? values.length : index] = value;
        return new Fields(index < 0 ? names.plus(name) : names, changed);
    }

    /// These without one, or the same if it is not among them.
    Fields without(String name) {
        if (!has(name)) {
            return this;
        }
        var slots = new Slots(this, 0);
        slots.remove(name);
        return slots.fields();
    }

    /// Says whether names may change with nothing but the names: there are few, and no two would become the same.
    boolean canRename(Map<String, String> changes) {
        if (names.isMany()) {
            return false;
        }
        var taken = HashSet.<String>newHashSet(changes.size());
        for (var change : changes.entrySet()) {
            var to = change.getValue();
            if (has(change.getKey()) && (!taken.add(to) || (has(to) && !changes.containsKey(to)))) {
                return false;
            }
        }
        return true;
    }

    /// These under other names, if [#canRename] says so.
    Fields renamed(Map<String, String> changes) {
        var renamed = Names.NONE;
        for (var index = 0; index < names.size(); index++) {
            var name = names.get(index);
            renamed = renamed.plus(changes.getOrDefault(name, name));
        }
        return new Fields(renamed, values);
    }

    /// These as a map, without a copy.
    <T> Map<String, T> map(Function<Object, T> kind) {
        return new FieldsMap<>(this, kind);
    }

    /// Equal if they have the same names and values, in any order.
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Fields fields) || fields.size() != size()) {
            return false;
        }
        for (var index = 0; index < values.length; index++) {
            if (!values[index].equals(fields.get(names.get(index)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        var hash = 0;
        for (var index = 0; index < values.length; index++) {
            hash += names.get(index).hashCode() ^ values[index].hashCode();
        }
        return hash;
    }
}
