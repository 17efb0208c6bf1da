package io.pypes.server.content;

import io.pypes.sdk.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of one content. Closing it without asking for the content throws the bytes away.
public final class ContentWriter extends OutputStream {

    interface NewFile {
        Path create() throws IOException;
    }

    private final long limit;
    private final NewFile newFile;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private OutputStream target = memory;
    private long size;

    ContentWriter(long limit, NewFile newFile) {
        this.limit = limit;
        this.newFile = newFile;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    /// Takes bytes.
    ///
    /// @throws TooLargeException if there are more than the limit
    /// @throws NotKeptException if the disk does not take them
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (size > limit) {
            throw new TooLargeException(limit);
        }
        try {
            if (file == null && size > ContentStore.MOST_IN_MEMORY) {
                file = newFile.create();
                target = Files.newOutputStream(file);
                memory.writeTo(target);
                memory.reset();
            }
            target.write(bytes, offset, length);
        } catch (IOException refused) {
            throw new NotKeptException(refused);
        }
    }

    /// How many bytes came so far.
    public long size() {
        return size;
    }

    /// Ends the content.
    public Content content() throws IOException {
        target.close();
        var written = file;
        if (written == null) {
            return Content.of(memory.toByteArray());
        }
        file = null;
        return ContentStore.ofFile(written, size);
    }

    @Override
    public void close() throws IOException {
        target.close();
        if (file != null) {
            ContentStore.delete(file);
        }
    }
}
