package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.sdk.Content;
import java.io.InputStream;

/// Content that begins with a text and then repeats another for ever.
///
/// @param start in ASCII
/// @param repeated in ASCII
record EndlessContent(String start, String repeated) implements Content {
    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public InputStream open() {
        var first = start.getBytes(UTF_8);
        var then = repeated.getBytes(UTF_8);
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                var index = position++;
                return index < first.length ? first[(int) index] : then[(int) ((index - first.length) % then.length)];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (var index = 0; index < length; index++) {
                    target[offset + index] = (byte) read();
                }
                return length;
            }
        };
    }
}
