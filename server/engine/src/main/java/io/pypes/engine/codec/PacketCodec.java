package io.pypes.engine.codec;

import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import java.io.IOException;

/// Writes packets as bytes and reads them again; the format is described with this package. Thread-safe if its contents
/// are.
///
/// @param contents where content is that does not travel inside
public record PacketCodec(Contents contents) {

    static final int MAGIC = 'P';
    static final int VERSION = 1;
    static final int END = 0;
    static final int METADATA = 1;
    static final int ATTRIBUTE = 2;
    static final int CONTENT = 3;
    static final int REFERENCE = 4;

    /// Writes a packet.
    ///
    /// @throws IOException if its content cannot be read, it is larger than 1 GB, or values are nested more than
    ///     [ValueWriter#MOST_NESTED] deep
    public byte[] encode(Packet packet) throws IOException {
        var out = new Bytes();
        encode(packet, out);
        return out.toArray();
    }

    /// Writes a packet after what was written before.
    ///
    /// @throws IOException as above; a part of the packet is written then
    public void encode(Packet packet, Bytes out) throws IOException {
        var values = new ValueWriter(out);
        out.put(MAGIC);
        out.put(VERSION);
        for (var metadata : packet.metadata().entrySet()) {
            var section = out.begin(METADATA);
            values.field(metadata);
            out.end(section);
        }
        for (var name : packet.names()) {
            var section = out.begin(ATTRIBUTE);
            values.attribute(name, packet.values(name), packet.attributeMetadata(name));
            out.end(section);
        }
        content(packet.content(), out);
        out.put(END);
    }

    private void content(Content content, Bytes out) throws IOException {
        if (content.size() == 0) {
            return;
        }
        var reference = contents.refer(content);
        if (reference.isPresent()) {
            var section = out.begin(REFERENCE);
            out.text(reference.get());
            out.end(section);
        } else {
            out.put(CONTENT);
            out.unsigned(content.size());
            if (content instanceof Content.InMemory inMemory) {
                out.all(inMemory.buffer());
                return;
            }
            try (var in = content.open()) {
                out.all(in, Math.clamp(content.size(), 0, Integer.MAX_VALUE));
            }
        }
    }

    /// Reads a packet.
    ///
    /// @throws IOException if the bytes are no packet, or one of a newer version, or its content is not there
    public Packet decode(byte[] bytes) throws IOException {
        var in = new Cursor(bytes);
        var packet = decode(in);
        if (!in.atEnd()) {
            throw in.broken("something follows the end");
        }
        return packet;
    }

    /// Reads a packet after which something may follow.
    ///
    /// @throws IOException as above
    public Packet decode(Cursor in) throws IOException {
        return new PacketReader(in, contents).packet();
    }
}
