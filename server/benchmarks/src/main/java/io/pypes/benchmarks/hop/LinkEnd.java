package io.pypes.benchmarks.hop;

import io.pypes.engine.Document;
import io.pypes.engine.Outcome;
import io.pypes.engine.codec.Contents;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;

/// The other end of the transport: settles each document when it is there.
final class LinkEnd {

    private static final Outcome PUBLISHED = new Outcome(1, 0, 0, 0, List.of());

    private LinkEnd() {}

    public static void main(String[] arguments) throws IOException {
        OtherProcess.endWithInput();
        var link = new Link(SocketChannel.open(UnixDomainSocketAddress.of(arguments[0])), Contents.INSIDE);
        Thread.ofPlatform().daemon().name("to-server").start(() -> write(link));
        link.read(message -> {
            if (message instanceof Message.Give(var run, var _, var _, var document)) {
                link.send(new Message.Settled(run, number(document), PUBLISHED));
            }
        });
    }

    private static long number(Document document) throws IOException {
        try (var content = document.packet().content().open()) {
            return Payload.number(content.readNBytes(Long.BYTES));
        }
    }

    private static void write(Link link) {
        try {
            link.write((_, fault) -> fault.printStackTrace());
        } catch (IOException | InterruptedException _) {
            // the reader learns of it, too
        }
    }
}
