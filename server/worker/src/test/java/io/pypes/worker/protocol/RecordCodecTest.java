package io.pypes.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Contents;
import io.pypes.engine.codec.Cursor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {

    private final RecordCodec codec = new RecordCodec(Contents.INSIDE);

    static List<Class<?>> kinds() {
        return RandomMessages.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_message_is_read_as_it_was_written(Class<?> kind) throws Exception {
        for (var seed = 0; seed < 200; seed++) {
            var message = new RandomMessages(seed).ofKind(kind);

            var read = codec.decode(Message.class, codec.encode(Message.class, message));

            assertThat(read).as("seed %d", seed).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_message_that_is_cut_anywhere_is_broken(Class<?> kind) throws Exception {
        for (var seed = 0; seed < 5; seed++) {
            var bytes = codec.encode(Message.class, new RandomMessages(seed).ofKind(kind));

            for (var length = 0; length < bytes.length; length++) {
                var cut = Arrays.copyOf(bytes, length);

                assertThatThrownBy(() -> codec.decode(Message.class, cut)).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_message_with_a_wrong_byte_is_another_one_or_broken(Class<?> kind) throws Exception {
        for (var seed = 0; seed < 10; seed++) {
            var bytes = codec.encode(Message.class, new RandomMessages(seed).ofKind(kind));

            for (var index = 0; index < bytes.length; index++) {
                for (var flip : new int[] {1, 2, 64, 128, 255}) {
                    var wrong = bytes.clone();
                    wrong[index] ^= (byte) flip;
                    assertReadOrBroken(wrong);
                }
            }
        }
    }

    private void assertReadOrBroken(byte[] bytes) {
        try {
            assertThat(codec.decode(Message.class, bytes)).isNotNull();
        } catch (IOException broken) {
            assertThat(broken).hasMessageNotContaining("null");
        }
    }

    @Test
    void a_message_with_something_behind_it_is_broken() throws Exception {
        var bytes = codec.encode(Message.class, new Message.Done(1));

        assertThatThrownBy(() -> codec.decode(Message.class, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more follows");
    }

    @Test
    void lists_in_lists_without_end_are_broken() throws Exception {
        var nested = new Bytes();
        for (var depth = 0; depth < 1_000_000; depth++) {
            nested.put('[');
            nested.unsigned(1);
        }
        nested.put('y');

        assertThatThrownBy(() -> codec.decode(Object.class, nested.toArray())).isInstanceOf(IOException.class);
    }

    @Test
    void plain_data_is_read_as_it_was_written() throws Exception {
        for (var seed = 0; seed < 1000; seed++) {
            var data = new RandomMessages(seed).plain(4);
            var bytes = new Bytes();

            PlainData.write(data, bytes);

            assertThat(PlainData.read(new Cursor(bytes.toArray())))
                    .as("seed %d", seed)
                    .isEqualTo(data);
        }
    }

    @Test
    void what_is_no_plain_data_is_refused() {
        assertThatThrownBy(() -> PlainData.write(List.of('c'), new Bytes()))
                .isInstanceOf(IOException.class)
                .hasMessage("A parameter cannot be a java.lang.Character.");
    }

    @Test
    void plain_data_of_an_unknown_class_is_broken() {
        assertThatThrownBy(() -> PlainData.read(new Cursor(new byte[] {'?'})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no class \"?\" of values");
    }
}
