package io.pypes.chaos.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/// Remembers, beyond the end of the process, which documents have ended it how often.
final class Halts implements Closeable {

    private final LineFile file;
    private final List<String> before;
    private final IntConsumer end;

    Halts(Path path, IntConsumer end) throws IOException {
        this.file = new LineFile(path);
        this.before = Files.readAllLines(path);
        this.end = end;
    }

    /// Ends the process, unless the document has done so as often as it is to.
    void halt(String key, int times) throws IOException {
        if (before.stream().filter(key::equals).count() < times) {
            file.add(key + "\n");
            end.accept(Risk.STATUS);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
