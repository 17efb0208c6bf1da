package io.pypes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCheckIT {

    private static final int FILE = 1000;
    private static final byte[] CONTENT = {1, 2, 3, 4, 5};

    @TempDir
    private Path folder;

    private final List<String> reports = new ArrayList<>();
    private long reached;

    /// The number of its earlier use is one bit away, and the server was killed before anything was written to it.
    @Test
    void leaves_alone_what_is_left_in_a_file_that_was_just_begun() throws IOException {
        write("a.log", 12, record(4, 3, 30));
        write("b.log", 11, record(11, 7, 70));
        var before = Files.readAllBytes(folder.resolve("a.log"));

        check();

        assertThat(reports).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("a.log"))).isEqualTo(before);
    }

    @Test
    void tells_how_far_the_order_has_come() throws IOException {
        write("a.log", 12, record(12, 8, 80));
        write("b.log", 11, record(11, 7, 70));

        check();

        assertThat(reached).isEqualTo(80);
    }

    private void write(String name, long number, byte[] record) throws IOException {
        var file = ByteBuffer.allocate(FILE).putInt(2).putInt(0).putLong(number).put(record);
        Header.seal(file);
        Files.write(folder.resolve(name), file.array());
    }

    private static byte[] record(int number, long id, long order) {
        var frame = Frame.of(Frame.RECORD, id, order, CONTENT);
        var record = ByteBuffer.allocate(JournalRecord.HEAD + frame.length + Integer.BYTES);
        record.put(JournalRecord.HEAD, frame);
        JournalRecord.mend(record, 0, number, frame);
        return record.array();
    }

    private void check() throws IOException {
        JournalCheck.check(folder, FILE, DurableFiles.Disk.REAL, new IntakeLog.Reader() {
            @Override
            public void record(long id, byte[] record) {}

            @Override
            public void note(long id, byte[] note) {}

            @Override
            public void removed(long id) {}

            @Override
            public void reached(long order) {
                reached = order;
            }

            @Override
            public void damaged(String what, List<Long> ids) {
                reports.add(what);
            }
        });
    }
}
