package io.pypes.worker.protocol;

import io.pypes.engine.codec.Contents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Two ends of a connection.
record SocketPair(SocketChannel one, SocketChannel other) implements AutoCloseable {

    static SocketPair open() throws IOException {
        try (var listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var one = SocketChannel.open(listening.getLocalAddress());
            return new SocketPair(one, listening.accept());
        }
    }

    Link oneLink() {
        return new Link(one, Contents.INSIDE);
    }

    Link otherLink() {
        return new Link(other, Contents.INSIDE);
    }

    @Override
    public void close() throws IOException {
        one.close();
        other.close();
    }
}
