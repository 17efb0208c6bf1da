package io.pypes.components.transformer;

import java.time.DateTimeException;
import java.time.ZoneId;

/// A time zone.
///
/// @param id its rules
public record Zone(ZoneId id) {

    /// Reads the name of a zone or an offset.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Zone of(String name) {
        try {
            return new Zone(ZoneId.of(name));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a time zone such as \"UTC\", \"Europe/Berlin\" or \"+02:00\".".formatted(name),
                    wrong);
        }
    }
}
