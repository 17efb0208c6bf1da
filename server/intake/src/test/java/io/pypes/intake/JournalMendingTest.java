package io.pypes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JournalMendingTest {

    private static final int NOW = 12;
    private static final int BEFORE = 4; // one bit away
    private static final byte[] CONTENT = {1, 2, 3, 4, 5};

    private final ByteBuffer file = ByteBuffer.allocate(1_000);
    private int end = Header.SIZE;

    private int put(int number, long id, long order) {
        var at = end;
        var frame = Frame.of(Frame.RECORD, id, order, CONTENT);
        file.put(at + JournalRecord.HEAD, frame);
        end += JournalRecord.mend(file, at, number, frame);
        return at;
    }

    @Test
    void leaves_alone_what_is_left_of_an_earlier_use() {
        put(NOW, 7, 70);
        put(BEFORE, 3, 30);
        put(BEFORE, 4, 40);
        var before = file.array().clone();

        var mending = JournalMending.of(file, NOW, 0);

        assertThat(mending.isChanged()).isFalse();
        assertThat(file.array()).isEqualTo(before);
    }

    @Test
    void leaves_alone_what_is_left_in_a_file_that_was_just_begun() {
        put(BEFORE, 3, 30);
        put(BEFORE, 4, 40);

        var mending = JournalMending.of(file, NOW, 60);

        assertThat(mending.isChanged()).isFalse();
        assertThat(mending.lastOrder()).isEqualTo(60);
    }

    @Test
    void mends_the_first_record_when_its_number_of_the_file_is_damaged() {
        var first = put(BEFORE, 8, 80);
        put(BEFORE, 4, 40);

        var mending = JournalMending.of(file, NOW, 60);

        assertThat(mending.found()).startsWith("1 records and notes were mended, 0 are lost");
        assertThat(JournalRecord.intactLength(file, first, NOW)).isPositive();
        assertThat(mending.lastOrder()).isEqualTo(80);
    }

    @Test
    void mends_the_last_record_when_its_number_of_the_file_is_damaged() {
        put(NOW, 7, 70);
        var last = put(BEFORE, 8, 80);
        put(BEFORE, 4, 40);

        var mending = JournalMending.of(file, NOW, 0);

        assertThat(mending.found()).startsWith("1 records and notes were mended, 0 are lost");
        assertThat(JournalRecord.intactLength(file, last, NOW)).isPositive();
    }

    @Test
    void mends_what_stands_between_intact_records() {
        put(NOW, 7, 70);
        var damaged = put(99, 8, 60);
        put(NOW, 9, 90);

        var mending = JournalMending.of(file, NOW, 0);

        assertThat(mending.lost()).isEmpty();
        assertThat(JournalRecord.intactLength(file, damaged, NOW)).isPositive();
    }

    @Test
    void names_what_is_lost() {
        var damaged = put(NOW, 7, 70);
        put(NOW, 8, 80);
        file.put(damaged + JournalRecord.HEAD + Frame.HEAD, (byte) 9);

        var mending = JournalMending.of(file, NOW, 0);

        assertThat(mending.lost()).containsExactly(7L);
        assertThat(mending.found())
                .isEqualTo("0 records and notes were mended, 1 are lost, and 0 bytes more cannot be read");
    }

    @Test
    void leaves_no_trace_of_what_cannot_be_read_between_intact_records() {
        put(NOW, 7, 70);
        var damaged = end;
        end += 40;
        file.put(damaged, new byte[] {11, 12, 16, 11});
        var next = put(NOW, 8, 80);

        var mending = JournalMending.of(file, NOW, 0);

        assertThat(mending.found())
                .isEqualTo("0 records and notes were mended, 0 are lost, and 40 bytes more cannot be read");
        assertThat(file.getInt(damaged)).isZero();
        assertThat(JournalRecord.intactLength(file, next, NOW)).isPositive();
    }

    @Test
    void a_header_with_a_wrong_bit_is_mended() {
        file.putInt(0, 2).putLong(8, NOW);
        Header.seal(file);
        for (var bit = 0; bit < Header.SIZE * 8; bit++) {
            var damaged = ByteBuffer.wrap(file.array().clone());
            damaged.put(bit / 8, (byte) (damaged.get(bit / 8) ^ 1 << bit % 8));

            assertThat(Header.number(damaged)).isEmpty();
            assertThat(Header.mend(damaged)).isTrue();
            assertThat(Header.number(damaged)).hasValue(NOW);
        }
    }
}
