package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.Serial;

/// Carries a [PacketException] through a library that reads from one of our streams.
final class UnreadableException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final PacketException reason;

    UnreadableException(PacketException reason) {
        super(reason);
        this.reason = reason;
    }

    PacketException reason() {
        return reason;
    }
}
