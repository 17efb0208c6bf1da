package io.pypes.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// A file on a [SimulatedDisk].
final class SimulatedChannel extends FileChannel {

    private final FileChannel channel;
    private final Object key;
    private final SimulatedDisk disk;

    SimulatedChannel(FileChannel channel, Object key, SimulatedDisk disk) {
        this.channel = channel;
        this.key = key;
        this.disk = disk;
    }

    @Override
    public int write(ByteBuffer bytes, long at) throws IOException {
        var some = new byte[disk.allowed(at, bytes.remaining(), channel.size())];
        bytes.get(some);
        disk.written(key, at, some);
        for (var left = ByteBuffer.wrap(some); left.hasRemaining(); ) {
            channel.write(left, at + left.position());
        }
        return some.length;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        disk.force(key);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return channel.read(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long at) throws IOException {
        return channel.read(bytes, at);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public FileChannel position(long at) throws IOException {
        channel.position(at);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int from, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] bytes, int from, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long at, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
