package io.pypes.intake;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.core.io.IOCallback;
import org.apache.activemq.artemis.core.io.buffer.TimedBufferObserver;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFile;
import org.jspecify.annotations.Nullable;

/// One file of a journal. See [DurableFiles].
final class DurableFile extends NIOSequentialFile {

    private static final int ZEROS = 256 << 10;

    private final DurableFiles files;

    DurableFile(DurableFiles files, Path folder, String name) {
        super(files, folder.toFile(), name, 1);
        this.files = files;
    }

    /// Also makes sure that its name is on disk, which may have changed since it was closed.
    @Override
    public void open(int ahead, boolean useExecutor) throws IOException {
        super.open(ahead, useExecutor);
        channel = files.around(getFile().toPath(), channel);
        files.syncFolder();
    }

    /// Shows Artemis the header as it knows it.
    @Override
    public synchronized int read(ByteBuffer bytes, @Nullable IOCallback callback)
            throws IOException, ActiveMQIllegalStateException {
        var open = channel;
        var header = open != null && open.position() == 0;
        var read = super.read(bytes, callback);
        if (header && read >= Header.SIZE) {
            Header.unseal(bytes);
        }
        return read;
    }

    @Override
    public void writeDirect(ByteBuffer bytes, boolean sync, IOCallback callback) {
        try {
            writeDirect(bytes, sync);
        } catch (IOException refused) {
            callback.onError(0, String.valueOf(refused.getMessage()));
            return;
        }
        callback.done();
    }

    @Override
    public void writeDirect(ByteBuffer bytes, boolean sync) throws IOException {
        blockingWriteDirect(bytes, sync, true);
    }

    /// Writes a header, or all of a file. Through the channel, whatever the buffer.
    ///
    /// @throws IOException if it could not be written; that is a reason to distrust the disk if the space was there
    @Override
    public synchronized void blockingWriteDirect(ByteBuffer bytes, boolean sync, boolean release) throws IOException {
        var open = channel;
        if (open == null) {
            throw new ClosedChannelException();
        }
        var from = position.getAndAdd(bytes.remaining());
        if (from == 0 && bytes.remaining() >= Header.SIZE) {
            Header.seal(bytes);
        }
        try {
            writeAll(open, bytes, from);
        } catch (IOException refused) {
            if (from + bytes.limit() <= fileSize) {
                files.refused(refused);
            }
            throw refused;
        } finally {
            if (release) {
                factory.releaseBuffer(bytes);
            }
        }
        if (sync) {
            force(open);
        }
    }

    @Override
    public synchronized void close(boolean sync, boolean block)
            throws IOException, InterruptedException, ActiveMQException {
        var open = channel;
        if (sync && open != null) {
            force(open);
        }
        super.close(sync, block);
    }

    private void force(FileChannel open) throws IOException {
        try {
            open.force(false);
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException refused) {
            files.refused(refused);
            throw refused;
        }
    }

    /// Takes its space on the disk.
    ///
    /// @throws IOException if there is not enough, which is no reason to distrust the disk; the file is gone then
    @Override
    public void fill(int size) throws IOException {
        try {
            fillWithZeros(size);
            files.hasRoom();
        } catch (IOException full) {
            files.hasNoRoom(full);
            leaveNothing();
            throw full;
        }
    }

    /// What there is of it would take the room of the next, which gets another name.
    private void leaveNothing() {
        try {
            super.close(false, false);
            Files.deleteIfExists(getFile().toPath());
        } catch (IOException | InterruptedException | ActiveMQException stays) { // until the journal is opened anew
            System.getLogger("io.pypes.intake").log(System.Logger.Level.DEBUG, "A part of a file stays.", stays);
        }
    }

    private void fillWithZeros(int size) throws IOException {
        var zeros = ByteBuffer.allocateDirect(ZEROS);
        for (var at = 0; at < size; at += ZEROS) {
            writeAll(channel, zeros.clear().limit(Math.min(ZEROS, size - at)), at);
        }
        channel.force(true);
        channel.position(0);
        fileSize = channel.size();
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        for (var at = from; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    protected TimedBufferObserver createTimedBufferObserver() {
        return new Flushes();
    }

    /// Writes what was gathered, syncs it, and tells those who wait.
    private final class Flushes implements TimedBufferObserver {

        @Override
        public boolean supportSync() {
            return true;
        }

        /// Nothing fits into a file that was closed: it stays the current one when no other can be made.
        @Override
        public int getRemainingBytes() {
            return channel == null ? 0 : Math.toIntExact(fileSize - position.get());
        }

        @Override
        public void flushBuffer(ByteBuf gathered, boolean sync, List<IOCallback> waiting) {
            var bytes = gathered.internalNioBuffer(gathered.readerIndex(), gathered.readableBytes());
            var from = position.getAndAdd(bytes.remaining());
            var open = channel;
            try {
                if (open == null) {
                    throw new ClosedChannelException();
                }
                writeAll(open, bytes, from);
            } catch (IOException refused) {
                files.refused(refused);
            }
        }

        @Override
        public void checkSync(boolean wanted, List<IOCallback> waiting) {
            try {
                if (wanted) {
                    sync();
                }
                files.check();
            } catch (IOException refused) {
                IOCallback.onError(waiting, 0, String.valueOf(refused.getMessage()));
                return;
            }
            IOCallback.done(waiting);
        }

        /// What was written to a file that is closed already was synced then.
        private void sync() throws IOException {
            var open = channel;
            if (open != null) {
                try {
                    force(open);
                } catch (ClosedChannelException _) {
                    files.check();
                }
            }
        }
    }
}
