package io.pypes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What every log does.
@Timeout(60)
abstract class IntakeLogContract {

    private static final int MANY = 20_000;

    @TempDir
    private Path folder;

    abstract IntakeLog open(Path folder, IntakeLog.Reader reader) throws IOException;

    private CheckedLog open(Seen seen) throws IOException {
        return CheckedLog.open(reader -> open(folder, reader), seen);
    }

    @Test
    void a_new_log_is_empty() throws IOException {
        var seen = new Seen();

        try (var log = open(seen)) {
            log.check();
        }

        assertThat(seen.records()).isEmpty();
    }

    @Test
    void what_was_written_is_there_again() throws IOException {
        try (var log = open(new Seen())) {
            log.add(1, bytes("one")).join();
            log.add(2, bytes("two")).join();
            log.note(1, bytes("begun")).join();
            log.mention(1, bytes("ended")).join();
        }

        var seen = new Seen();
        open(seen).close();

        assertThat(seen.records()).containsOnlyKeys(1L, 2L);
        assertThat(seen.records().get(1L)).containsExactly("one", "begun", "ended");
        assertThat(seen.records().get(2L)).containsExactly("two");
    }

    @Test
    void what_was_removed_is_not() throws IOException {
        try (var log = open(new Seen())) {
            log.add(1, bytes("one")).join();
            log.add(2, bytes("two")).join();
            log.remove(1);
        }

        var seen = new Seen();
        open(seen).close();

        assertThat(seen.records()).containsOnlyKeys(2L);
    }

    @Test
    void what_was_told_to_be_written_is_on_disk_while_the_log_is_open(@TempDir Path copy) throws IOException {
        try (var log = open(new Seen())) {
            log.add(1, bytes("one")).join();
            log.note(1, bytes("begun")).join();
            log.mention(1, bytes("ended")).join();
            copy(folder, copy);
        }

        var seen = new Seen();
        CheckedLog.open(reader -> open(copy, reader), seen).close();

        assertThat(seen.records().get(1L)).containsExactly("one", "begun", "ended");
    }

    @Test
    void many_write_at_once() throws Exception {
        try (var log = open(new Seen());
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            LongStream.rangeClosed(1, MANY)
                    .forEach(id -> writers.execute(() -> log.add(id, bytes("record " + id))
                            .thenCompose(_ -> log.note(id, bytes("note")))
                            .join()));
            writers.shutdown();
            assertThat(writers.awaitTermination(50, TimeUnit.SECONDS)).isTrue();
        }

        var seen = new Seen();
        open(seen).close();

        assertThat(seen.records()).hasSize(MANY);
        seen.records().forEach((id, texts) -> assertThat(texts).containsExactly("record " + id, "note"));
    }

    @Test
    void the_largest_record_fits() throws IOException {
        var large = "x".repeat(IntakeLog.LARGEST);
        try (var log = open(new Seen())) {
            log.add(1, bytes(large)).join();
            log.note(1, bytes(large)).join();
        }

        var seen = new Seen();
        open(seen).close();

        assertThat(seen.records().get(1L)).containsExactly(large, large);
    }

    @Test
    void a_note_to_no_record_is_refused() throws IOException {
        try (var log = open(new Seen())) {
            var noted = log.note(7, bytes("begun"));

            assertThatThrownBy(noted::join).hasRootCauseMessage("The intake log has no record 7.");
        }
    }

    @Test
    void space_is_given_back() throws IOException {
        var record = new byte[100_000];
        try (var log = open(new Seen())) {
            var stays = log.add(1, bytes("stays"));
            for (var id = 2L; id < 3_000; id++) {
                log.add(id, record).join();
                log.remove(id);
            }
            stays.join();
        }

        assertThat(size(folder)).isLessThan(150L << 20);
        var seen = new Seen();
        open(seen).close();
        assertThat(seen.records().get(1L)).containsExactly("stays");
    }

    @Test
    void it_goes_on_where_it_ended() throws IOException {
        for (var id = 1L; id <= 20; id++) {
            try (var log = open(new Seen())) {
                log.add(id, bytes("record " + id)).join();
                if (id % 2 == 0) {
                    log.remove(id - 1);
                }
            }
        }

        var seen = new Seen();
        open(seen).close();

        assertThat(seen.records().keySet()).containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L);
    }

    @Test
    void what_was_not_waited_for_is_written_when_it_is_closed() throws IOException {
        List<CompletableFuture<Void>> added;
        try (var log = open(new Seen())) {
            added = LongStream.rangeClosed(1, 1_000)
                    .mapToObj(id -> log.add(id, bytes("x")))
                    .toList();
        }

        assertThat(added).allMatch(written -> written.isDone() && !written.isCompletedExceptionally());
        var seen = new Seen();
        open(seen).close();
        assertThat(seen.records()).hasSize(1_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.newDirectoryStream(from)) {
            for (var file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
