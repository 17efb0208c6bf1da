package io.pypes.components.publisher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// A file on a disk with little space left; remembers the size at each time it was forced to disk.
final class FullDisk extends FileChannel {

    private final FileChannel file;
    private final long largest;
    private final List<Long> forced = new ArrayList<>();

    FullDisk(FileChannel file, long largest) {
        this.file = file;
        this.largest = largest;
    }

    List<Long> forced() {
        return forced;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        var count = write(bytes, file.position());
        file.position(file.position() + count);
        return count;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        var space = (int) Math.min(bytes.remaining(), largest - position);
        if (space <= 0) {
            throw new IOException("No space left on device");
        }
        var count = file.write(bytes.slice(bytes.position(), space), position);
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        forced.add(file.size());
        file.force(metadata);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return file.read(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
