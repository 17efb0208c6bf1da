package io.pypes.server.accepted;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.codec.Contents;
import io.pypes.engine.codec.PacketCodec;
import io.pypes.server.accepted.AcceptedLog.Head;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Writes accepted documents as bytes and reads them again. First the format, 2; then the flow, the key of the
/// sender, the revision, the time, the id and the entrance; what is left is the packet, as [PacketCodec] writes it.
/// Format 1 has no key.
final class AcceptedCodec {

    private static final int FORMAT = 2;
    private static final int WITHOUT_KEY = 1;
    private static final int BY_MEDIA_TYPE = 0;
    private static final int ADAPTER = 1;
    private static final int RESUMED = 2;
    private static final int BROUGHT = 3;

    private AcceptedCodec() {}

    static byte[] encode(Accepted accepted, Contents contents) throws IOException {
        var document = accepted.document();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(accepted.flow());
            writeKey(accepted.key(), out);
            out.writeInt(accepted.revision());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, accepted.receivedAt()));
            out.writeUTF(document.id());
            write(document.entrance(), out);
            out.write(new PacketCodec(contents).encode(document.packet()));
        }
        return bytes.toByteArray();
    }

    private static void writeKey(Optional<SenderKey> key, DataOutputStream out) throws IOException {
        out.writeBoolean(key.isPresent());
        if (key.isPresent()) {
            out.writeUTF(key.get().text());
            out.writeInt(key.get().index());
            out.writeUTF(key.get().fingerprint());
        }
    }

    private static void write(Entrance entrance, DataOutputStream out) throws IOException {
        switch (entrance) {
            case Entrance.ByMediaType _ -> out.writeByte(BY_MEDIA_TYPE);
            case Entrance.Adapter(var node) -> {
                out.writeByte(ADAPTER);
                out.writeUTF(node);
            }
            case Entrance.Resumed(var node, var port, var id, var asked) -> {
                out.writeByte(RESUMED);
                out.writeUTF(node);
                out.writeUTF(port);
                out.writeUTF(id);
                out.writeBoolean(asked);
            }
            case Entrance.Brought(var node, var port) -> {
                out.writeByte(BROUGHT);
                out.writeUTF(node);
                out.writeUTF(port);
            }
        }
    }

    static Head head(byte[] bytes) throws IOException {
        return readHead(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    static Accepted decode(long number, byte[] bytes, Contents contents) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var head = readHead(in);
        var revision = in.readInt();
        var at = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        var id = in.readUTF();
        var entrance = readEntrance(in);
        var packet = new PacketCodec(contents).decode(in.readAllBytes());
        return new Accepted(number, head.flow(), revision, new Document(id, packet, entrance), at, head.key());
    }

    private static Head readHead(DataInputStream in) throws IOException {
        var format = in.readUnsignedByte();
        if (format != FORMAT && format != WITHOUT_KEY) {
            throw new IOException(
                    "An accepted document has format \"%d\". This server reads format \"%d\" and those before."
                            .formatted(format, FORMAT));
        }
        return new Head(in.readUTF(), format == FORMAT ? readKey(in) : Optional.empty());
    }

    private static Optional<SenderKey> readKey(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new SenderKey(in.readUTF(), in.readInt(), in.readUTF()))
                : Optional.empty();
    }

    private static Entrance readEntrance(DataInputStream in) throws IOException {
        var kind = in.readUnsignedByte();
        return switch (kind) {
            case BY_MEDIA_TYPE -> new Entrance.ByMediaType();
            case ADAPTER -> new Entrance.Adapter(in.readUTF());
            case RESUMED -> new Entrance.Resumed(in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean());
            case BROUGHT -> new Entrance.Brought(in.readUTF(), in.readUTF());
            default ->
                throw new IOException(
                        "An accepted document has an entrance of the unknown kind \"%d\".".formatted(kind));
        };
    }
}
