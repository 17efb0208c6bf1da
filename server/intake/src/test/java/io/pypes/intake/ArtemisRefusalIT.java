package io.pypes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a log says when the disk refuses something.
@Timeout(60)
class ArtemisRefusalIT {

    private static final int FILE = 32 << 10;
    private static final byte[] RECORD = new byte[1_000];

    @TempDir
    private Path folder;

    private final SimulatedDisk disk = new SimulatedDisk();

    private CheckedLog open(Seen seen) throws IOException {
        return CheckedLog.open(reader -> ArtemisLog.open(folder, reader, FILE, disk), seen);
    }

    @Test
    void after_a_write_that_was_refused_nothing_is_acknowledged() throws Exception {
        nothingIsAcknowledgedAfter(1, 0);
    }

    @Test
    void after_a_sync_that_was_refused_nothing_is_acknowledged() throws Exception {
        nothingIsAcknowledgedAfter(0, 1);
    }

    private void nothingIsAcknowledgedAfter(int writes, int forces) throws Exception {
        try (var log = open(new Seen())) {
            log.add(1, RECORD).join();
            disk.refuse(writes, forces);

            assertRefused(log.add(2, RECORD));
            for (var id = 3; id < 100; id++) { // over the end of the file, too
                assertRefused(log.add(id, RECORD));
                assertRefused(log.note(1, RECORD));
            }
            assertThatThrownBy(log::check).hasMessage("The disk refused to keep something: Input/output error");
        }

        var seen = new Seen();
        open(seen).close();
        assertThat(seen.records()).containsKey(1L);
    }

    private static void assertRefused(CompletableFuture<Void> written) {
        assertThatThrownBy(() -> written.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("Input/output error");
    }

    @Test
    void a_write_that_is_cut_short_is_continued() throws IOException {
        disk.shortWrites(true);
        try (var log = open(new Seen())) {
            log.add(1, RECORD).join();
            log.note(1, RECORD).join();
        }

        var seen = new Seen();
        open(seen).close();
        assertThat(seen.records().get(1L)).hasSize(2);
    }

    @Test
    void a_full_disk_refuses_new_records_and_no_more_when_there_is_space_again() throws IOException {
        var acknowledged = new TreeSet<Long>();
        try (var log = open(new Seen())) {
            disk.full(true);
            var id = fill(log, acknowledged);
            assertThatCode(log::check).doesNotThrowAnyException();
            assertThatThrownBy(log.add(id + 1, RECORD)::join)
                    .hasRootCauseMessage(
                            "There is no room for another file of the intake log: No space left on device");

            disk.full(false);
            while (!isAdded(log, ++id)) { // until it is tried again, about a second later
                Thread.onSpinWait();
            }
            acknowledged.add(id);
            log.note(id, RECORD).join();
        }

        var seen = new Seen();
        open(seen).close();
        assertThat(seen.records().keySet()).containsAll(acknowledged);
    }

    /// Adds until something is refused.
    private static long fill(IntakeLog log, Set<Long> acknowledged) {
        for (var id = 1L; ; id++) {
            var begun = Instant.now();
            if (!isAdded(log, id)) {
                assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
                return id;
            }
            acknowledged.add(id);
        }
    }

    private static boolean isAdded(IntakeLog log, long id) {
        try {
            log.add(id, RECORD).join();
            return true;
        } catch (CompletionException _) {
            return false;
        }
    }
}
