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
        return out.toArray();
    }

    private void content(Content content, Bytes out) throws IOException {
        if (content.size() == 0) {
            return;
        }
        var reference = contents.refer(content);
        var section = out.begin(reference.isPresent() ? REFERENCE : CONTENT);
        if (reference.isPresent()) {
            out.text(reference.get());
        } else {
            out.raw(content.bytes());
        }
        out.end(section);
    }

    /// Reads a packet.
    ///
    /// @throws IOException if the bytes are no packet, or one of a newer version, or its content is not there
    public Packet decode(byte[] bytes) throws IOException {
        return new PacketReader(new Cursor(bytes), contents).packet();
    }
}
