package io.pypes.testkit.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts bytes together, also those of archives.
final class Bytes {

    private Bytes() {}

    /// Writes somewhere.
    interface Writing<T> {
        void into(T out) throws IOException;
    }

    static byte[] bytes(Writing<OutputStream> writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.into(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(Writing<ZipOutputStream> files) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                files.into(zip);
            }
        });
    }

    /// @param files in this order, by name
    static byte[] zip(Map<String, byte[]> files) {
        return zip(zip -> {
            for (var file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        });
    }

    static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    static void put(ZipOutputStream zip, String name, String text) throws IOException {
        put(zip, name, text.getBytes(UTF_8));
    }

    static void repeat(String text, long times, OutputStream out) throws IOException {
        var together = Math.clamp(times, 1, 1000);
        var block = text.repeat(together).getBytes(UTF_8);
        for (var done = 0L; done + together <= times; done += together) {
            out.write(block);
        }
        out.write(text.repeat((int) (times % together)).getBytes(UTF_8));
    }
}
