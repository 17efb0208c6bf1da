package io.pypes.benchmarks.hop;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;

/// The transport to worker processes by itself: documents one way, outcomes back, as between server and worker.
final class LinkHop implements Hop {

    private static final Packet NOTHING = Packet.of(Content.EMPTY, MediaType.of("application/octet-stream"));
    private static final Entrance ENTRANCE = new Entrance.ByMediaType();

    private final int size;
    private final OtherProcess other;
    private final Link link;

    LinkHop(int size, Answers answers) throws IOException {
        this.size = size;
        var folder = Files.createTempDirectory("pypes");
        var address = UnixDomainSocketAddress.of(folder.resolve("hop"));
        try (var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            this.other = OtherProcess.start(LinkEnd.class, address.toString());
            this.link = new Link(door.accept(), Contents.INSIDE);
        } finally {
            Files.deleteIfExists(address.getPath());
            Files.deleteIfExists(folder);
        }
        Thread.ofVirtual().name("to-other").start(this::write);
        Thread.ofVirtual().name("from-other").start(() -> read(answers));
    }

    private void write() {
        try {
            link.write((_, fault) -> fault.printStackTrace());
        } catch (IOException | InterruptedException _) {
            // it is closed; if that is too early, answers are missing
        }
    }

    private void read(Answers answers) {
        try {
            link.read(message -> {
                if (message instanceof Message.Settled(var _, var lease, var _)) {
                    answers.answered(lease);
                }
            });
        } catch (IOException _) {
            // it is closed; if that is too early, answers are missing
        }
    }

    @Override
    public void send(long number) {
        link.send(new Message.Give(1, number, false, document(number, size)));
    }

    /// A document that nobody has worked on.
    static Document document(long number, int size) {
        var content = Content.of(Payload.of(number, size));
        return new Document(Long.toString(number), NOTHING.withContent(content), ENTRANCE);
    }

    @Override
    public double otherCpuSeconds() {
        return other.cpuSeconds();
    }

    @Override
    public void close() throws IOException {
        other.close();
        link.close();
    }
}
