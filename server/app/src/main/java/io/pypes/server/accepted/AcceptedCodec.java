package io.pypes.server.accepted;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.codec.Contents;
import io.pypes.engine.codec.PacketCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes accepted documents as bytes and reads them again. First the format, 1; then the flow, the revision, the
/// time, the id and the entrance; what is left is the packet, as [PacketCodec] writes it.
final class AcceptedCodec {

    private static final int FORMAT = 1;
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
            out.writeInt(accepted.revision());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, accepted.receivedAt()));
            out.writeUTF(document.id());
            write(document.entrance(), out);
            out.write(new PacketCodec(contents).encode(document.packet()));
        }
        return bytes.toByteArray();
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

    /// Reads only for which flow a document is.
    static String flow(byte[] bytes) throws IOException {
        return open(bytes).readUTF();
    }

    static Accepted decode(long number, byte[] bytes, Contents contents) throws IOException {
        var in = open(bytes);
        var flow = in.readUTF();
        var revision = in.readInt();
        var at = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        var id = in.readUTF();
        var entrance = readEntrance(in);
        var packet = new PacketCodec(contents).decode(in.readAllBytes());
        return new Accepted(number, flow, revision, new Document(id, packet, entrance), at);
    }

    private static DataInputStream open(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var format = in.readUnsignedByte();
        if (format != FORMAT) {
            throw new IOException("An accepted document has format \"%d\". This server reads format \"%d\"."
                    .formatted(format, FORMAT));
        }
        return in;
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
