package io.pypes.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the server listens for its workers: a socket in a folder that only its user may enter; a port of the loopback
/// interface where there are no such sockets. As text, `unix:/tmp/pypes123/workers` or `tcp:40123`.
public record Address(String text) {

    private static final String UNIX = "unix:";
    private static final String TCP = "tcp:";

    /// A place where the server listens.
    ///
    /// @param folder that is to be deleted afterwards
    record Listening(ServerSocketChannel channel, Address address, Optional<Path> folder) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
            if (folder.isPresent()) {
                Files.deleteIfExists(folder.get().resolve("workers"));
                Files.deleteIfExists(folder.get());
            }
        }
    }

    static Listening listen() throws IOException {
        try {
            var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            var folder = Files.createTempDirectory("pypes"); // of a short name; only its user may enter it
            var socket = folder.resolve("workers");
            channel.bind(UnixDomainSocketAddress.of(socket));
            return new Listening(channel, new Address(UNIX + socket), Optional.of(folder));
        } catch (UnsupportedOperationException _) {
            return listenOnPort();
        }
    }

    static Listening listenOnPort() throws IOException {
        var channel = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        return new Listening(channel, new Address(TCP + port), Optional.empty());
    }

    /// Connects to the server.
    public SocketChannel connect() throws IOException {
        return SocketChannel.open(socket());
    }

    private SocketAddress socket() {
        return text.startsWith(UNIX)
                ? UnixDomainSocketAddress.of(text.substring(UNIX.length()))
                : new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(text.substring(TCP.length())));
    }
}
