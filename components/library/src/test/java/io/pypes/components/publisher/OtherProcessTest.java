package io.pypes.components.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Packet;
import java.io.IOException;
import java.lang.Thread.State;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files that two processes add to.
@Timeout(60)
class OtherProcessTest {

    private static final Rotation ROTATION = new Rotation(1024, Optional.empty());

    @TempDir
    private Path folder;

    /// Another process: locks a file, then waits for a second one, and ends.
    static void main(String[] files) throws IOException {
        try (var first = open(Path.of(files[0]));
                var second = open(Path.of(files[1]))) {
            var _ = first.lock();
            System.out.println("locked");
            var _ = second.lock();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere nothing tells who waits for a lock")
    void processes_that_wait_for_files_of_each_other_each_get_them() throws Exception {
        var file = folder.resolve("out.txt");
        var second = folder.resolve("second");
        try (var held = open(second)) {
            var lock = held.lock();
            var other = start(file, second);
            try (var said = other.inputReader(UTF_8)) {
                assertThat(said.readLine()).isEqualTo("locked");
                await(() -> waits(other));
                var publishing = new FutureTask<>(this::publish);
                var thread = Thread.ofPlatform().start(publishing);
                await(() -> publishing.isDone() || thread.getState() == State.TIMED_WAITING);
                lock.release();

                assertThat(publishing.get()).isTrue();
                assertThat(file).content().isEqualTo("<one>\n");
            } finally {
                other.destroyForcibly();
            }
        }
    }

    private boolean publish() throws Exception {
        var context = new FolderContext("write", folder);
        var format = Lines.bare("marks", "<", _ -> "<one>\n".getBytes(UTF_8));
        try (var appended = new AppendedFile(FileName.of("out.txt"), ROTATION, format)) {
            appended.open(context);
            appended.publish(GivenBatch.of(Packet.empty()), context);
        }
        return true;
    }

    private static Process start(Path first, Path second) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcessTest.class.getName(),
                        first.toString(),
                        second.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Whether a process waits for a lock: its line has an arrow.
    private static boolean waits(Process process) {
        try (var lines = Files.lines(Path.of("/proc/locks"))) {
            return lines.anyMatch(line -> line.matches(".*-> POSIX.* %d .*".formatted(process.pid())));
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
