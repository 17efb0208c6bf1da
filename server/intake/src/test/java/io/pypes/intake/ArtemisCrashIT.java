package io.pypes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was told to be on disk is there after a power cut at any moment.
@Timeout(60)
class ArtemisCrashIT {

    private static final int CRASHES = 25;
    private static final int WRITERS = 4;
    private static final int FILE = 32 << 10;

    @Test
    void whatever_was_acknowledged_survives_a_power_cut_at_any_moment(@TempDir Path folder) throws Exception {
        var first = Long.getLong("pypes.seed", System.nanoTime());
        var acknowledged = 0;
        for (var seed = first; seed < first + CRASHES; seed++) {
            var written = new Written();
            var before = Files.createDirectories(folder.resolve(seed + "-before"));
            var after = Files.createDirectories(folder.resolve(seed + "-after"));

            writeUntilTheCrash(seed, before, after, written);

            var seen = new Seen();
            CheckedLog.open(reader -> ArtemisLog.open(after, reader, FILE, new SimulatedDisk()), seen)
                    .close();
            assertThat(written.problems(seen)).as("with -Dpypes.seed=%d", seed).isEmpty();
            acknowledged += written.acknowledged();
        }
        System.out.printf(
                "SEED %d: %d crashes, %d records and notes acknowledged before.%n", first, CRASHES, acknowledged);
        assertThat(acknowledged).isGreaterThan(CRASHES);
    }

    private static void writeUntilTheCrash(long seed, Path before, Path after, Written written) throws Exception {
        var random = new SplittableRandom(seed);
        var disk = new SimulatedDisk();
        try (var log = CheckedLog.open(reader -> ArtemisLog.open(before, reader, FILE, disk), new Seen());
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var writer = 0; writer < WRITERS; writer++) {
                var own = new SplittableRandom(random.nextLong());
                var ids = 1 + writer * 1_000_000L;
                threads.execute(() -> written.write(log, own, ids));
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(120)); // the moment of the crash, which is what is random
            written.freeze();
            disk.crash(before, after, random);
            written.stop();
        }
    }
}
