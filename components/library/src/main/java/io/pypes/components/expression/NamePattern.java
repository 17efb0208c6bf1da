package io.pypes.components.expression;

import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Packet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The name of an attribute, or of several: `price`, `column*`. A `*` stands for any characters, also none.
public final class NamePattern {
    private final String source;
    private final String before;
    private final Optional<String> after;

    private NamePattern(String source) {
        var star = source.indexOf('*');
        this.source = source;
        this.before = star < 0 ? source : source.substring(0, star);
        this.after = star < 0 ? Optional.empty() : Optional.of(source.substring(star + 1));
    }

    /// Reads a name with at most one `*`.
    ///
    /// @throws IllegalArgumentException if there are more, or nothing
    public static NamePattern of(String source) {
        if (source.isEmpty()) {
            throw new IllegalArgumentException("The name of the attribute is empty.");
        }
        if (source.indexOf('*') != source.lastIndexOf('*')) {
            throw new IllegalArgumentException("The name \"%s\" has more than one \"*\". Write one.".formatted(source));
        }
        return new NamePattern(source);
    }

    /// Says whether there is a `*` in it.
    public boolean hasStar() {
        return after.isPresent();
    }

    /// Says whether an attribute of this name is meant.
    public boolean matches(String name) {
        return after.map(end -> name.length() >= before.length() + end.length()
                        && name.startsWith(before)
                        && name.endsWith(end))
                .orElseGet(() -> name.equals(source));
    }

    /// The names of the attributes of a packet that are meant, in their order.
    public List<String> in(Packet packet) {
        if (hasStar()) {
            return packet.names().stream().filter(this::matches).toList();
        }
        return packet.has(source) ? List.of(source) : List.of();
    }

    /// The names of the attributes of a packet that any of the patterns means: pattern by pattern, each once.
    public static List<String> in(Packet packet, List<NamePattern> patterns) {
        if (patterns.size() == 1) {
            return patterns.getFirst().in(packet);
        }
        var names = new LinkedHashSet<String>();
        patterns.forEach(pattern -> names.addAll(pattern.in(packet)));
        return List.copyOf(names);
    }

    /// What this pattern becomes when its `*` stands for the same as that of another pattern in a name.
    ///
    /// @param name a name that the other pattern matches
    public String filledFrom(NamePattern other, String name) {
        return after.map(end -> {
                    var otherEnd = other.after.map(String::length).orElse(0);
                    return before + name.substring(other.before.length(), name.length() - otherEnd) + end;
                })
                .orElse(source);
    }

    /// Checks that a new name can be made of an old one; for the constructors of records with parts `from` and `to`.
    ///
    /// @throws InvalidParameterException if the new name has a `*` and the old one has none to fill it with
    public static void requireFillable(NamePattern from, NamePattern to) {
        if (to.hasStar() && !from.hasStar()) {
            throw new InvalidParameterException(
                    "to", "The new name \"%s\" has a \"*\", and the name \"%s\" has none.".formatted(to, from));
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
