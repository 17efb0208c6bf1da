package io.pypes.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// The bytes of a document: in memory when small, elsewhere when large. Immutable; opened as often as wanted.
public interface Content {

    /// No bytes.
    Content EMPTY = of(new byte[0]);

    /// The number of bytes.
    ///
    /// @return the size in bytes
    long size();

    /// Opens the bytes from the start. The caller closes the stream.
    ///
    /// @return a new stream, at its first byte
    /// @throws IOException if the bytes cannot be read
    InputStream open() throws IOException;

    /// All bytes at once; for content known to be small.
    ///
    /// @return a fresh array
    /// @throws IOException if the bytes cannot be read
    default byte[] bytes() throws IOException {
        try (var in = open()) {
            return in.readAllBytes();
        }
    }

    /// Wraps an array, which must not be changed afterwards.
    ///
    /// @param bytes the bytes
    /// @return content held in memory
    static Content of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /// Content held in memory. Made by [Content#of].
    final class InMemory implements Content {
        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        /// The bytes where they are, for who would rather not copy them.
        ///
        /// @return a new buffer, which cannot be written to
        public ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        }
    }
}
