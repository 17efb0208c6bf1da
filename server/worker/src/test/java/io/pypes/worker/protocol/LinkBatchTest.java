package io.pypes.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Outcome;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many messages that are written together.
@Timeout(60)
class LinkBatchTest {

    private static final int LARGE = 3 << 20;
    private static final int THREADS = 16;
    private static final int EACH = 5000;

    private final List<Message> unsent = new ArrayList<>();

    @Test
    void messages_of_all_sizes_come_in_order_and_whole() throws Exception {
        var sent = new ArrayList<Message>();
        for (var number = 0; number < 3000; number++) {
            sent.add(give(number, Content.of(new byte[number % 1000 == 500 ? LARGE : number])));
        }

        var heard = heard(sent, sent.size());

        assertThat(unsent).isEmpty();
        assertThat(heard).hasSameSizeAs(sent);
        for (var number = 0; number < heard.size(); number++) {
            assertThat(heard.get(number)).isInstanceOf(Message.Give.class);
            var give = (Message.Give) heard.get(number);
            assertThat(give.lease()).isEqualTo(number);
            assertThat(give.document().packet().content().size()).isEqualTo(number % 1000 == 500 ? LARGE : number);
        }
    }

    @Test
    void a_message_that_cannot_be_written_leaves_nothing_behind_between_the_others() throws Exception {
        var unreadable = give(2, new Unreadable());

        var heard = heard(List.of(new Message.Done(1), unreadable, new Message.Done(3)), 2);

        assertThat(unsent).containsExactly(unreadable);
        assertThat(heard).containsExactly(new Message.Done(1), new Message.Done(3));
    }

    @Test
    void content_that_is_sent_from_where_it_is_comes_as_it_was() throws Exception {
        var random = new Random(1);
        var sent = new ArrayList<Message>();
        var contents = new ArrayList<byte[]>();
        for (var number = 0; number < 400; number++) {
            var content = new byte[number % 100 == 0 ? LARGE : random.nextInt(9000)];
            random.nextBytes(content);
            contents.add(content);
            sent.add(give(number, Content.of(content)));
            sent.add(give(-1, new Unreadable()));
        }

        var heard = heard(sent, contents.size());

        assertThat(unsent).hasSameSizeAs(contents);
        for (var number = 0; number < contents.size(); number++) {
            var packet = ((Message.Give) heard.get(number)).document().packet();
            assertThat(packet.content().bytes()).isEqualTo(contents.get(number));
        }
    }

    @Test
    void messages_of_many_threads_come_whole_and_in_the_order_of_each() throws Exception {
        try (var pair = SocketPair.open()) {
            var link = pair.oneLink();
            for (var thread = 0; thread < THREADS; thread++) {
                var run = thread;
                Thread.ofVirtual().start(() -> {
                    for (var number = 0; number < EACH; number++) {
                        link.send(new Message.Settled(run, number, new Outcome(1, 0, 0, 0, List.of())));
                    }
                });
            }
            Thread.ofVirtual().start(() -> write(link));

            var next = new long[THREADS];
            var left = new AtomicInteger(THREADS * EACH);
            assertThatThrownBy(() -> pair.otherLink().read(message -> {
                        var settled = (Message.Settled) message;
                        assertThat(settled.lease()).isEqualTo(next[settled.run()]++);
                        if (left.decrementAndGet() == 0) {
                            throw new IOException("Enough.");
                        }
                    }))
                    .hasMessage("Enough.");
        }
    }

    @Test
    void a_link_that_is_closed_ends_who_writes_and_sending_goes_on_to_nowhere() throws Exception {
        try (var pair = SocketPair.open()) {
            var link = pair.oneLink();
            var writing = new FutureTask<>(() -> write(link));
            Thread.ofVirtual().start(writing);
            var message = give(1, Content.of(new byte[LARGE]));
            link.send(message); // which nobody reads, so that it waits in the middle

            link.close();
            link.send(message);

            assertThat(writing.get()).isInstanceOf(IOException.class);
        }
    }

    private Exception write(Link link) {
        try {
            link.write((message, _) -> unsent.add(message));
            throw new IllegalStateException("It never ends by itself.");
        } catch (IOException | InterruptedException end) {
            return end;
        }
    }

    private static Message give(long lease, Content content) {
        var packet = Packet.empty().with("title", "A document").withContent(content);
        return new Message.Give(1, lease, false, new Document("id", packet, new Entrance.ByMediaType()));
    }

    /// Sends all, and reads so many.
    private List<Message> heard(List<Message> sent, int count) throws Exception {
        var heard = new ArrayList<Message>();
        try (var link = new Link(new Piped(Pipe.open()), Contents.INSIDE)) {
            sent.forEach(link::send);
            var writer = Thread.ofPlatform().start(() -> {
                var _ = write(link); // till the end
            });
            assertThatThrownBy(() -> link.read(message -> {
                        heard.add(message);
                        if (heard.size() == count) {
                            throw new IOException("Enough.");
                        }
                    }))
                    .hasMessage("Enough.");
            writer.interrupt();
            writer.join();
        }
        return heard;
    }

    /// Gives back what is written.
    private record Piped(Pipe pipe) implements ByteChannel {
        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return pipe.source().read(bytes);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return pipe.sink().write(bytes);
        }

        @Override
        public boolean isOpen() {
            return pipe.sink().isOpen();
        }

        @Override
        public void close() throws IOException {
            pipe.sink().close();
            pipe.source().close();
        }
    }

    private static final class Unreadable implements Content {
        @Override
        public long size() {
            return 10;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("It is gone.");
        }
    }
}
