package io.pypes.server.catalog;

import io.pypes.sdk.Port;

/// A port, as the API tells it.
///
/// @param carries what the packets on it are
/// @param optional true if it may stay unwired
/// @param implicit true for `error` and `unmatched`, which are there without being declared
public record PortDescription(String name, String summary, Port.Carries carries, boolean optional, boolean implicit) {

    static final PortDescription ERROR =
            new PortDescription(Port.ERROR, "Packets that could not be handled.", Port.Carries.ANY, true, true);

    static final PortDescription UNMATCHED = new PortDescription(
            Port.UNMATCHED, "Documents of media types it does not take.", Port.Carries.DOCUMENTS, true, true);

    static PortDescription of(Port port) {
        return new PortDescription(port.name(), port.summary(), port.carries(), port.optional(), false);
    }
}
