package io.pypes.server.catalog;

import io.pypes.sdk.Port;

/// A port, as the API tells it.
///
/// @param carries what the packets on it are
/// @param optional true if it may stay unwired
/// @param implicit true for `error` and `unmatched`, which are there without being declared
public record PortDescription(String name, String summary, Port.Carries carries, boolean optional, boolean implicit) {

    static PortDescription of(Port port) {
        return new PortDescription(port.name(), port.summary(), port.carries(), port.optional(), false);
    }

    static PortDescription implicit(Port port) {
        return new PortDescription(port.name(), port.summary(), port.carries(), port.optional(), true);
    }
}
