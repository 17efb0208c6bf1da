package io.pypes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2LogIT extends IntakeLogContract {

    private static final byte[] REFUSED = new byte[IntakeLog.LARGEST * 3];

    @Override
    IntakeLog open(Path folder, IntakeLog.Reader reader) throws IOException {
        return H2Log.open(folder, reader);
    }

    @Test
    void after_a_refusal_nothing_is_acknowledged_until_it_is_opened_anew(@TempDir Path folder) throws IOException {
        try (var log = H2Log.open(folder, new Seen())) {
            log.add(1, new byte[1]).join();
            assertThatThrownBy(log.add(2, REFUSED)::join).hasRootCauseInstanceOf(Exception.class);

            assertThatThrownBy(log.add(3, new byte[1])::join).cause().isInstanceOf(IOException.class);
            assertThatThrownBy(log::check).isInstanceOf(IOException.class);
        }

        var seen = new Seen();
        try (var log = H2Log.open(folder, seen)) {
            log.add(3, new byte[1]).join();
        }
        assertThat(seen.records()).containsOnlyKeys(1L);
    }
}
