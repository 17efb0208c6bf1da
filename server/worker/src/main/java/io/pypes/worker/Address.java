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
import java.util.List;
import java.util.stream.Stream;

/// Where the server listens for its workers: a socket in a folder; a port of the loopback interface where there are no
/// such
/// sockets. As text, `unix:/tmp/pypes123/workers` or `tcp:40123`.
public record Address(String text) {

    private static final String UNIX = "unix:";
    private static final String TCP = "tcp:";

    /// A place where the server listens.
    ///
    /// @param files that make it up, in the order in which they are to be deleted afterwards
    record Listening(ServerSocketChannel channel, Address address, List<Path> files) implements AutoCloseable {

        /// Whether it can be reached: somebody may have deleted a file of it.
        boolean isThere() {
            return files.stream().allMatch(Files::exists);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Makes a place where the server listens.
    interface Opener {
        Listening open() throws IOException;
    }

    /// Listens at a socket in a folder, or in another one if there can be none there, as where its path is too long.
    static Listening listen(Path folder) throws IOException {
        try {
            return listenAt(folder.resolve("door"), List.of());
        } catch (IOException _) {
            return listen();
        }
    }

    static Listening listen() throws IOException {
        var folder = Files.createTempDirectory("pypes"); // of a short name; only its user may enter it
        return listenAt(folder.resolve("workers"), List.of(folder));
    }

    private static Listening listenAt(Path socket, List<Path> around) throws IOException {
        try {
            var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
            var files = Stream.concat(Stream.of(socket), around.stream()).toList();
            return new Listening(channel, new Address(UNIX + socket), files);
        } catch (UnsupportedOperationException _) {
            return listenOnPort();
        }
    }

    static Listening listenOnPort() throws IOException {
        var channel = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        return new Listening(channel, new Address(TCP + port), List.of());
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
