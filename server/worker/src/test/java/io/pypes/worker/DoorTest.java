package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.codec.Contents;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, by a socket in a folder and by a port. After each stranger the one who is expected still is.
@Timeout(20)
@ParameterizedClass
@ValueSource(booleans = {false, true})
class DoorTest {

    private static final int KINDS = Message.class.getPermittedSubclasses().length;

    private final Door door;
    private final CompletableFuture<Link> link = new CompletableFuture<>();
    private final String secret;

    DoorTest(boolean onPort) throws IOException {
        door = new Door(Contents.INSIDE, onPort ? Address::listenOnPort : Address::listen);
        secret = door.expect(link);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private SocketChannel connect() throws IOException {
        return new Address(door.address()).connect();
    }

    private SocketChannel say(Message message) throws IOException {
        return say(door, message);
    }

    private static SocketChannel say(Door door, Message message) throws IOException {
        var channel = new Address(door.address()).connect();
        var link = new Link(channel, Contents.INSIDE);
        link.send(message);
        Thread.ofVirtual().start(() -> {
            try {
                link.write((_, _) -> {});
            } catch (IOException | InterruptedException _) {
                // the channel is closed at the end of the test
            }
        });
        return channel;
    }

    private static void assertClosed(SocketChannel channel) throws IOException {
        try (channel) {
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private void assertTheExpectedOneComesIn() throws Exception {
        try (var channel = say(new Message.Hello(Message.VERSION, secret, 1))) {
            assertThat(link.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void who_names_the_secret_comes_in_and_is_heard() throws Exception {
        try (var channel = say(new Message.Hello(Message.VERSION, secret, 1))) {
            var inside = link.get();
            channel.write(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).flip());

            assertThat(catchMessage(inside)).startsWith("A message of 2147483647 bytes was announced");
        }
    }

    private static String catchMessage(Link link) {
        try {
            return link.readShort().toString();
        } catch (IOException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    @Test
    void a_wrong_secret_is_turned_away() throws Exception {
        assertClosed(say(new Message.Hello(Message.VERSION, "0123456789abcdef", 1)));

        assertThat(link).isNotDone();
        assertTheExpectedOneComesIn();
    }

    @Test
    void another_version_is_turned_away() throws Exception {
        assertClosed(say(new Message.Hello(Message.VERSION + 1, secret, 1)));

        assertThat(link).isNotDone();
    }

    @Test
    void a_secret_is_good_for_one() throws Exception {
        try (var first = say(new Message.Hello(Message.VERSION, secret, 1))) {
            link.get();

            assertClosed(say(new Message.Hello(Message.VERSION, secret, 1)));

            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void a_secret_that_is_forgotten_is_turned_away() throws Exception {
        door.forget(secret);

        assertClosed(say(new Message.Hello(Message.VERSION, secret, 1)));
    }

    @Test
    void who_says_something_else_first_is_turned_away() throws Exception {
        assertClosed(say(new Message.Done(1)));

        assertTheExpectedOneComesIn();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void garbage_is_turned_away(long seed) throws Exception {
        var random = new Random(seed);
        var garbage = new byte[1000];
        random.nextBytes(garbage);
        garbage[0] = (byte) random.nextInt(KINDS); // or it would be found out at once
        var channel = connect();
        channel.write(ByteBuffer.allocate(1004).putInt(1000).put(garbage).flip());

        assertClosed(channel);

        assertTheExpectedOneComesIn();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5000, 1 << 29, 1 << 30, Integer.MAX_VALUE})
    void no_room_is_made_for_what_a_stranger_announces(int length) throws Exception {
        var channel = connect();
        channel.write(ByteBuffer.allocate(4).putInt(length).flip());

        assertClosed(channel);

        assertTheExpectedOneComesIn();
    }

    @Test
    void who_comes_when_there_is_no_room_comes_in_later() throws Exception {
        var listening = Address.listenOnPort();
        var crowded = new Crowded(listening.channel(), 2);

        try (var later = new Door(
                        Contents.INSIDE, () -> new Address.Listening(crowded, listening.address(), List.of()));
                var _ = say(later, new Message.Hello(Message.VERSION, later.expect(link), 1))) {
            assertThat(link.get()).isNotNull();
        }
    }

    @Test
    void a_socket_that_is_deleted_is_made_anew(@TempDir Path folder) throws Exception {
        try (var door = new Door(Contents.INSIDE, () -> Address.listen(folder))) {
            var deleted = Path.of(door.address().substring("unix:".length()));
            Files.delete(deleted);

            try (var _ = say(door, new Message.Hello(Message.VERSION, door.expect(link), 1))) {
                assertThat(link.get()).isNotNull();
            }
            assertThat(deleted).hasParent(folder).exists();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_with_too_long_a_path_is_left_aside(@TempDir Path folder) throws Exception {
        var deep = Files.createDirectory(folder.resolve("x".repeat(120)));

        try (var door = new Door(Contents.INSIDE, () -> Address.listen(deep));
                var _ = say(door, new Message.Hello(Message.VERSION, door.expect(link), 1))) {
            assertThat(link.get()).isNotNull();
        }
    }

    @Test
    void who_hangs_up_in_the_middle_of_a_word_breaks_nothing() throws Exception {
        var channel = connect();
        channel.write(ByteBuffer.allocate(6).putInt(100).put((byte) 0).flip());
        channel.close();

        assertTheExpectedOneComesIn();
    }
}
