package io.pypes.testkit;

import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// A packet that is equal to another by the bytes of its content; of large content only the size counts.
record ComparablePacket(Packet packet, long size, ByteBuffer bytes) {
    private static final int LARGE = 1 << 20;

    ComparablePacket(Packet packet) {
        this(packet.withContent(Content.EMPTY), packet.content().size(), bytes(packet.content()));
    }

    private static ByteBuffer bytes(Content content) {
        if (content.size() > LARGE) {
            return ByteBuffer.allocate(0);
        }
        try {
            return ByteBuffer.wrap(content.bytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
