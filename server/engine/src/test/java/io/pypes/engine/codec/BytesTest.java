package io.pypes.engine.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    private final Bytes bytes = new Bytes();

    private static ByteBuffer content(int length, Random random) {
        var content = new byte[length];
        random.nextBytes(content);
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /// Writes numbers and content in turn.
    private byte[] write(Random random) throws IOException {
        var expected = new ByteArrayOutputStream();
        for (var turn = 0; turn < 20; turn++) {
            for (var left = random.nextInt(300); left > 0; left--) {
                bytes.put(left);
                expected.write(left);
            }
            var content = content(random.nextBoolean() ? random.nextInt(20_000) : 0, random);
            bytes.all(content.duplicate());
            while (content.hasRemaining()) {
                expected.write(content.get());
            }
        }
        return expected.toByteArray();
    }

    private byte[] moved(int room) {
        var moved = new ByteArrayOutputStream();
        var buffer = ByteBuffer.allocate(room);
        for (var all = false; !all; buffer.clear()) {
            all = bytes.moveTo(buffer);
            moved.write(buffer.array(), 0, buffer.position());
        }
        return moved.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 65_536, 1 << 20})
    void what_is_moved_is_what_was_written_in_its_order(int room) throws IOException {
        for (var seed = 0; seed < 20; seed++) {
            var written = write(new Random(seed));
            assertThat(bytes.size()).isEqualTo(written.length);
            assertThat(bytes.toArray()).isEqualTo(written);

            var moved = moved(room);

            assertThat(moved).as("seed %d", seed).isEqualTo(written);
            assertThat(bytes.size()).isZero();
        }
    }

    @Test
    void what_is_truncated_is_gone_with_the_content_in_it() throws IOException {
        var random = new Random(1);
        bytes.put(1);
        bytes.all(content(5000, random));
        var before = bytes.toArray();
        var place = bytes.four();
        bytes.put(2);
        bytes.all(content(6000, random));
        bytes.put(3);
        bytes.all(content(7000, random));

        bytes.truncate(place);

        assertThat(bytes.size()).isEqualTo(5001);
        assertThat(bytes.toArray()).isEqualTo(before);
        assertThat(moved(1024)).isEqualTo(before);
    }

    @Test
    void content_counts_for_the_most_there_may_be() throws IOException {
        var content = ByteBuffer.allocate(1 << 28).asReadOnlyBuffer();
        for (var number = 0; number < 4; number++) {
            bytes.all(content.duplicate());
        }

        assertThatThrownBy(() -> bytes.put(1)).isInstanceOf(IOException.class).hasMessageContaining("1073741824 bytes");
        assertThatThrownBy(() -> bytes.all(content.duplicate()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1073741824 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "ä€😀", "?", "half \uD83D", "\uDE00\uD83D", "\uFFFD", "\u0000", "ÿ", "?\uD83D"})
    void texts_short_and_long_are_read_as_they_were_written(String part) throws IOException {
        for (var times = 0; times < 100; times++) {
            var text = part.repeat(times);
            bytes.text(text);

            var in = new Cursor(moved(64));

            assertThat(in.text()).isEqualTo(text);
            assertThat(in.atEnd()).isTrue();
        }
    }

    @Test
    void a_long_text_is_in_utf_8() throws IOException {
        var text = "größer ".repeat(50);

        bytes.text(text);

        var encoded = text.getBytes(UTF_8);
        var expected = new Bytes();
        expected.unsigned(encoded.length << 1);
        expected.raw(encoded);
        assertThat(bytes.toArray()).isEqualTo(expected.toArray());
    }
}
