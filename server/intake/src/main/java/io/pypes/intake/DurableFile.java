package io.pypes.intake;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.io.IOCallback;
import org.apache.activemq.artemis.core.io.buffer.TimedBufferObserver;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFile;

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
        files.syncFolder();
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
    /// @throws IOException if there is not enough; that is no reason to distrust the disk
    @Override
    public void fill(int size) throws IOException {
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

        @Override
        public int getRemainingBytes() {
            return Math.toIntExact(fileSize - position.get());
        }

        @Override
        public void flushBuffer(ByteBuf gathered, boolean sync, List<IOCallback> waiting) {
            var bytes = gathered.internalNioBuffer(gathered.readerIndex(), gathered.readableBytes());
            var from = position.getAndAdd(bytes.remaining());
            try {
                writeAll(channel, bytes, from);
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
