package io.pypes.worker.protocol;

import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Contents;
import io.pypes.engine.codec.Cursor;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.NetworkChannel;
import java.util.function.BiConsumer;

/// Messages both ways over a channel, each behind its length in four bytes. What is sent is written by one thread: as
/// much at once as there is, so that many messages take one call of the system, and none waits for more. Thread-safe.
public final class Link implements AutoCloseable {

    private static final int TOGETHER = 256 << 10;
    private static final int UNDER_WAY = 4 * TOGETHER;
    private static final int LARGEST = 1 << 30;
    private static final int KEPT = 1 << 20;

    /// A message takes its size several times: as bytes, as values, and to be kept.
    private static final int PART_OF_MEMORY = 8;

    private static final int SHORT = 4 << 10;
    private static final int LENGTH = 4;

    private final ByteChannel channel;
    private final RecordCodec codec;
    private final Outbox outgoing = new Outbox();
    private final Reader reader = new Reader();

    /// Hears what the other side says, on the thread that reads.
    public interface Listener {
        void hear(Message message) throws IOException;
    }

    /// @param contents how content goes over it that is too large for a message
    public Link(ByteChannel channel, Contents contents) {
        this.channel = channel;
        this.codec = new RecordCodec(contents);
    }

    /// Sends a message some time soon. Does not block. What the other side does not take any more is lost.
    public void send(Message message) {
        outgoing.add(message);
    }

    /// Writes what is sent, until the channel is closed or the thread is interrupted.
    ///
    /// @param unsent hears of messages whose packets cannot be written, and why
    public void write(BiConsumer<Message, IOException> unsent) throws IOException, InterruptedException {
        makeRoom();
        var out = new Bytes();
        var buffer = ByteBuffer.allocateDirect(TOGETHER);
        while (true) {
            for (var messages = outgoing.take(); !messages.isEmpty(); ) {
                put(messages.removeLast(), out, unsent);
                if (out.size() >= TOGETHER) {
                    flush(out, buffer);
                }
            }
            flush(out, buffer);
        }
    }

    /// Lets the system take several writes before the other side has read. Else the thread would wait in the middle
    /// of each, and to be woken takes longer than to copy what is written.
    private void makeRoom() throws IOException {
        if (channel instanceof NetworkChannel network
                && network.supportedOptions().contains(StandardSocketOptions.SO_SNDBUF)) {
            network.setOption(StandardSocketOptions.SO_SNDBUF, UNDER_WAY);
        }
    }

    private void put(Message message, Bytes out, BiConsumer<Message, IOException> unsent) throws IOException {
        var start = out.four();
        var before = out.size();
        try {
            codec.encode(Message.class, message, out);
            out.four(start, out.size() - before);
        } catch (IOException unreadable) {
            out.truncate(start);
            unsent.accept(message, unreadable);
        }
    }

    private void flush(Bytes out, ByteBuffer buffer) throws IOException {
        for (var done = false; !done; ) {
            done = out.moveTo(buffer.clear());
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /// Reads one message, of which no more is expected than a few words.
    ///
    /// @throws EOFException if the other side has closed the channel
    public Message readShort() throws IOException {
        return reader.next(SHORT);
    }

    /// Reads until the other side closes the channel.
    ///
    /// @throws ProtocolException if it says what cannot be understood, or more at once than an eighth of the heap
    public void read(Listener listener) throws IOException {
        var most = (int) Math.min(LARGEST, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
        while (true) {
            listener.hear(reader.next(most));
        }
    }

    private final class Reader {
        private final ByteBuffer incoming = ByteBuffer.allocateDirect(TOGETHER);
        private ByteBuffer bytes = ByteBuffer.allocate(TOGETHER).flip(); // to be read

        Message next(int most) throws IOException {
            await(LENGTH);
            var length = bytes.getInt(bytes.position());
            if (length < 0 || length > most) {
                throw new ProtocolException(
                        "A message of %d bytes was announced, and at most %d can be taken.".formatted(length, most));
            }
            await(LENGTH + length);
            var start = bytes.position() + LENGTH;
            bytes.position(start + length);
            try {
                return codec.decode(Message.class, new Cursor(bytes.array(), start, length));
            } catch (IOException broken) {
                throw (ProtocolException) new ProtocolException(broken.getMessage()).initCause(broken);
            }
        }

        private void await(int needed) throws IOException {
            if (bytes.remaining() >= needed) {
                return;
            }
            var more = fits(needed)
                    ? bytes.compact()
                    : ByteBuffer.allocate(Math.max(needed, TOGETHER)).put(bytes);
            while (more.position() < needed) {
                incoming.clear().limit(Math.min(TOGETHER, more.remaining()));
                if (channel.read(incoming) < 0) {
                    throw new EOFException("The other side has ended.");
                }
                more.put(incoming.flip());
            }
            bytes = more.flip();
        }

        /// What a large message took is given back with the next that is small.
        private boolean fits(int needed) {
            return bytes.capacity() >= needed && (bytes.capacity() <= KEPT || needed > TOGETHER);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
