package io.pypes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final byte[] CONTENT = {1, 2, 3, 4, 5};
    private static final long ID = 0x0102_0304_0506_0708L;

    private final byte[] frame = Frame.of(Frame.RECORD, ID, 7, CONTENT);

    @Test
    void gives_back_what_was_put_in() {
        assertThat(Frame.content(Frame.RECORD, ID, frame)).contains(CONTENT);
        assertThat(Frame.content(Frame.NOTE, 1, Frame.of(Frame.NOTE, 1, 8, new byte[0])))
                .contains(new byte[0]);
    }

    @Test
    void is_known_for_damaged_whichever_bit_changes() {
        for (var bit = 0; bit < frame.length * 8; bit++) {
            var damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(Frame.content(Frame.RECORD, ID, damaged))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void is_known_for_damaged_wherever_it_is_cut() {
        for (var length = 0; length < frame.length; length++) {
            assertThat(Frame.content(Frame.RECORD, ID, Arrays.copyOf(frame, length)))
                    .isEmpty();
        }
        assertThat(Frame.content(Frame.RECORD, ID, Arrays.copyOf(frame, frame.length + 1)))
                .isEmpty();
    }

    @Test
    void belongs_to_one_id_and_is_of_one_kind() {
        assertThat(Frame.content(Frame.RECORD, ID + 1, frame)).isEmpty();
        assertThat(Frame.content(Frame.NOTE, ID, frame)).isEmpty();
    }
}
