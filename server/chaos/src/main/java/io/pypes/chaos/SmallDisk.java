package io.pypes.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file system of 64 MB in memory, which can be filled up. Only root may make one.
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 64 << 10;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /// @throws IOException if it may not be mounted, with the reason
    static SmallDisk mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /// Takes all the space that is left.
    void fill() throws IOException {
        Files.deleteIfExists(filler);
        refill();
    }

    /// Takes what space has come free.
    void refill() throws IOException {
        var chunk = new byte[CHUNK];
        try (var out = open()) {
            for (var size = CHUNK; size > 0; size /= 2) {
                fill(out, chunk, size);
            }
        }
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void fill(OutputStream out, byte[] chunk, int size) {
        try {
            while (true) {
                out.write(chunk, 0, size);
            }
        } catch (IOException _) {
            // full
        }
    }

    /// Gives the space back.
    void free() throws IOException {
        Files.deleteIfExists(filler);
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", folder.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while \"%s\" was being unmounted.".formatted(folder), interrupted);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said.strip());
        }
    }
}
