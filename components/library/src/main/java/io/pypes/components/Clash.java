package io.pypes.components;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.stream.Stream;

/// What becomes of an attribute when values arrive under a name that it has already.
public enum Clash {
    /// The new values take the place of those there are.
    REPLACE,
    /// The new values follow those there are.
    APPEND,
    /// The values there are stay, the new ones are left out.
    KEEP,
    /// The packet fails.
    REJECT;

    /// A packet with values put under a name. Metadata that the attribute has stays.
    ///
    /// @throws PacketException if the attribute is there and this is [#REJECT]
    public Packet put(Packet packet, String attribute, List<Value> values) throws PacketException {
        if (!packet.has(attribute)) {
            return packet.with(attribute, values);
        }
        return switch (this) {
            case REPLACE -> packet.with(attribute, values);
            case APPEND ->
                packet.with(
                        attribute,
                        Stream.concat(packet.values(attribute).stream(), values.stream())
                                .toList());
            case KEEP -> packet;
            case REJECT -> throw rejection(attribute);
        };
    }

    /// The failure of a packet that has an attribute already.
    public static PacketException rejection(String attribute) {
        return PacketException.invalidInput("The packet has an attribute \"%s\" already.".formatted(attribute));
    }
}
