package io.pypes.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many messages that are written together.
@Timeout(60)
class LinkBatchTest {

    private static final int LARGE = 3 << 20;

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
                try {
                    link.write((message, _) -> unsent.add(message));
                } catch (IOException | InterruptedException _) {
                    // all is written
                }
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
