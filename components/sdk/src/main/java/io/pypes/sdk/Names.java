package io.pypes.sdk;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of the attributes of a packet, in order. Immutable.
///
/// Packets that get the same attributes in the same order share them, as the rows of a table do: what is added to what
/// is looked up in a table of fixed size, in which a later one takes the place of an earlier one.
final class Names {

    static final Names NONE = new Names(new String[0], null, 17);

    /// Up to so many names are compared one by one, and shared.
    private static final int FEW = 24;

    private static final @Nullable Names[] KNOWN = new Names[4096];

    private final String[] names;
    /// What the last of them was added to; null if they are not shared.
    private final @Nullable Names before;
    /// Of names and order.
    private final int hash;
    /// Where each is, if they are many; made when it is first needed.
    private volatile @Nullable Map<String, Integer> places;

    private Names(String[] names, @Nullable Names before, int hash) {
        this.names = names;
        this.before = before;
        this.hash = hash;
    }

    static Names of(Collection<String> names) {
        if (names.size() > FEW) {
            return new Names(names.toArray(String[]::new), null, 0);
        }
        var result = NONE;
        for (var name : names) {
            result = result.plus(name);
        }
        return result;
    }

    /// True if one more would be too many to be compared one by one, and shared.
    boolean isFull() {
        return names.length >= FEW;
    }

    /// True if they are too many to be compared one by one, and shared.
    boolean isMany() {
        return names.length > FEW;
    }

    /// These and one more, which is not among them.
    Names plus(String name) {
        if (isFull()) {
            return new Names(longer(name), null, 0);
        }
        var mixed = 31 * hash + name.hashCode();
        var slot = (mixed ^ (mixed >>> 16)) & (KNOWN.length - 1);
        var known = KNOWN[slot];
        if (known != null && known.before == this && known.names[names.length].equals(name)) {
            return known;
        }
        var more = new Names(longer(name), this, mixed);
        KNOWN[slot] = more; // a race only costs a second copy: all fields are final
        return more;
    }

    private String[] longer(String name) {
        var more = Arrays.copyOf(names, names.length + 1);
        more[names.length] = name;
        return more;
    }

    int size() {
        return names.length;
    }

    String get(int index) {
        return names[index];
    }

    /// Place of a name; -1 if it is not among them.
    int index(String name) {
        if (isMany()) {
            return places().getOrDefault(name, -1);
        }
        for (var index = 0; index < names.length; index++) {
            if (names[index].equals(name)) {
                return index;
            }
        }
        return -1;
    }

    private Map<String, Integer> places() {
        var present = places;
        if (present == null) {
            present = HashMap.newHashMap(names.length);
            for (var index = 0; index < names.length; index++) {
                present.put(names[index], index);
            }
            places = present;
        }
        return present;
    }

    List<String> list() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }
}
