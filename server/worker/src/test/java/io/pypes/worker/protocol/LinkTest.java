package io.pypes.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LinkTest {

    private final SocketPair pair;

    LinkTest() throws IOException {
        pair = SocketPair.open();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    private static void write(Link link) {
        Thread.ofVirtual().start(() -> {
            try {
                link.write((_, _) -> {});
            } catch (IOException | InterruptedException _) {
                // the channel is closed at the end of the test
            }
        });
    }

    private static <T> FutureTask<T> begin(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static List<Message> messages(long seed) {
        var random = new Random(seed);
        var messages = new ArrayList<Message>();
        for (var number = 0; number < 3000; number++) {
            var length = number % 500 == 7 ? random.nextInt(250_000, 2_000_000) : random.nextInt(2000);
            messages.add(new Message.Refused(
                    number, Character.toString('a' + random.nextInt(26)).repeat(length)));
        }
        return messages;
    }

    private static final class Enough extends IOException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    private static List<Message> read(Link link, int count) throws IOException {
        var read = new ArrayList<Message>();
        try {
            link.read(message -> {
                read.add(message);
                if (read.size() == count) {
                    throw new Enough();
                }
            });
        } catch (Enough _) {
            // all are here
        }
        return read;
    }

    @Test
    void messages_of_all_sizes_come_in_order_both_ways_at_once() throws Exception {
        var one = pair.oneLink();
        var other = pair.otherLink();
        var there = messages(1);
        var back = messages(2);
        there.forEach(one::send);
        back.forEach(other::send);

        write(one);
        write(other);
        var readByOther = begin(() -> read(other, there.size()));
        var readByOne = begin(() -> read(one, back.size()));

        assertThat(readByOther.get(20, TimeUnit.SECONDS).equals(there)).isTrue();
        assertThat(readByOne.get(20, TimeUnit.SECONDS).equals(back)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {262_130, 262_131, 262_132, 262_133, 262_134, 262_135, 262_136, 262_137, 262_138, 262_140})
    void a_message_about_as_large_as_what_is_written_at_once_comes_through(int length) throws Exception {
        var one = pair.oneLink();
        var messages =
                List.<Message>of(new Message.Done(1), new Message.Refused(2, "x".repeat(length)), new Message.Done(3));
        messages.forEach(one::send);

        write(one);

        assertThat(read(pair.otherLink(), 3).equals(messages)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 7})
    void the_end_of_the_other_side_is_told_wherever_it_is(int written) throws Exception {
        pair.one().write(ByteBuffer.allocate(8).putInt(4).clear().limit(written));

        pair.one().close();

        assertThatThrownBy(() -> pair.otherLink().read(_ -> {}))
                .isInstanceOf(EOFException.class)
                .hasMessage("The other side has ended.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 30) + 1})
    void a_length_that_no_message_has_is_refused(int length) throws Exception {
        pair.one().write(ByteBuffer.allocate(4).putInt(length).flip());

        assertThatThrownBy(() -> pair.otherLink().read(_ -> {}))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("A message of %d bytes was announced, and at most ".formatted(length));
    }

    @Test
    void what_is_no_message_is_refused() throws Exception {
        pair.one().write(ByteBuffer.allocate(8).putInt(4).putInt(-1).flip());

        assertThatThrownBy(() -> pair.otherLink().read(_ -> {})).isInstanceOf(ProtocolException.class);
    }

    @Test
    void a_first_word_may_not_be_long() throws Exception {
        var one = pair.oneLink();
        one.send(new Message.Refused(1, "x".repeat(4000)));
        one.send(new Message.Refused(2, "x".repeat(4096)));
        write(one);
        var other = pair.otherLink();

        assertThat(other.readShort()).isEqualTo(new Message.Refused(1, "x".repeat(4000)));
        assertThatThrownBy(other::readShort)
                .isInstanceOf(ProtocolException.class)
                .hasMessageEndingWith("and at most 4096 can be taken.");
    }

    @Test
    void a_message_that_cannot_be_written_is_told_and_those_behind_it_go_on() throws Exception {
        var link = new Link(pair.one(), new Contents() {
            @Override
            public Optional<String> refer(Content content) throws IOException {
                throw new IOException("It is gone.");
            }

            @Override
            public Content find(String reference) throws IOException {
                throw new IOException("It is gone.");
            }
        });
        var unsent = new CopyOnWriteArrayList<String>();
        link.send(new Message.Done(1));
        link.send(new Message.Published(1, 2, "n", Packet.of(Content.of(new byte[] {1}), MediaType.of("text/plain"))));
        link.send(new Message.Done(3));

        var writing = Thread.ofVirtual().start(() -> {
            try {
                link.write((_, why) -> unsent.add(String.valueOf(why.getMessage())));
            } catch (IOException | InterruptedException _) {
                // it is interrupted at the end
            }
        });

        assertThat(read(pair.otherLink(), 2)).containsExactly(new Message.Done(1), new Message.Done(3));
        assertThat(unsent).containsExactly("It is gone.");
        writing.interrupt();
        writing.join();
    }
}
