package io.pypes.components.publisher;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Whether the content of a packet is written too, and how.
public enum IncludedContent {
    /// Not at all.
    NONE,
    /// As text, in the character set its media type names, else UTF-8.
    TEXT,
    /// Any bytes, as Base64.
    BASE64;

    /// A record is made in memory, so there is an end to what fits in.
    static final int LARGEST = 16 << 20;

    Optional<Value> of(Packet packet) throws PacketException {
        if (this == NONE || packet.content().size() == 0) {
            return Optional.empty();
        }
        if (packet.content().size() > LARGEST) {
            throw PacketException.permanent("The content has %d bytes. At most %d can be written into a record."
                    .formatted(packet.content().size(), LARGEST));
        }
        try {
            var bytes = ByteBuffer.wrap(packet.content().bytes());
            return Optional.of(this == TEXT ? text(packet, bytes) : new Value.Bytes(bytes));
        } catch (IOException unreadable) {
            throw new PacketException(
                    ErrorKind.TRANSIENT, "The content of the packet could not be read back.", unreadable);
        }
    }

    private static Value text(Packet packet, ByteBuffer bytes) throws PacketException {
        var charset = packet.mediaType().charset().orElse(StandardCharsets.UTF_8);
        try {
            return Value.of(charset.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException binary) {
            throw new PacketException(
                    ErrorKind.INVALID_INPUT,
                    "The content is not text in %s. It can be written as Base64.".formatted(charset.name()),
                    binary);
        }
    }
}
