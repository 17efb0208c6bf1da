package io.pypes.engine.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PacketCodecTest {

    private final PacketCodec codec = new PacketCodec(Contents.INSIDE);

    private static void assertSame(Packet read, Packet written) throws IOException {
        assertThat(read.withContent(Content.EMPTY)).isEqualTo(written.withContent(Content.EMPTY));
        assertThat(read.names()).isEqualTo(written.names());
        assertThat(List.copyOf(read.metadata().keySet()))
                .isEqualTo(List.copyOf(written.metadata().keySet()));
        assertThat(read.content().bytes()).isEqualTo(written.content().bytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void random_packets_come_back_as_they_were(long seed) throws IOException {
        var packets = new RandomPackets(new Random(seed));
        for (var left = 500; left > 0; left--) {
            var packet = packets.next();

            assertSame(codec.decode(codec.encode(packet)), packet);
        }
    }

    @Test
    void packets_after_one_another_come_back_as_they_were() throws IOException {
        var packets = new RandomPackets(new Random(10));
        var first = packets.next();
        var second = packets.next();
        var out = new Bytes();
        out.put(7);
        codec.encode(first, out);
        codec.encode(second, out);
        out.put(7);
        var bytes = out.toArray();

        var in = new Cursor(bytes, 1, bytes.length - 2);

        assertSame(codec.decode(in), first);
        assertSame(codec.decode(in), second);
        assertThat(in.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void content_of_another_size_than_it_says_is_refused(long said) {
        var content = new Content() {
            @Override
            public long size() {
                return said;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[2]);
            }
        };

        assertThatThrownBy(() -> codec.encode(Packet.empty().withContent(content)))
                .isInstanceOf(IOException.class)
                .hasMessage("The content is not of %d bytes, as it says.".formatted(said));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void nothing_that_is_cut_off_is_taken_for_a_packet(long seed) throws IOException {
        var packets = new RandomPackets(new Random(seed));
        for (var left = 40; left > 0; left--) {
            var bytes = codec.encode(packets.next());
            for (var length = 0; length < bytes.length; length++) {
                var cut = Arrays.copyOf(bytes, length);

                assertThatThrownBy(() -> codec.decode(cut))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("These bytes are not a packet: ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void damaged_bytes_are_a_packet_or_refused_with_a_sentence(long seed) throws IOException {
        var random = new Random(seed);
        var packets = new RandomPackets(random);
        for (var left = 10_000; left > 0; left--) {
            var bytes = codec.encode(packets.next());
            for (var flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertPacketOrSentence(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void random_bytes_are_a_packet_or_refused_with_a_sentence(long seed) {
        var random = new Random(seed);
        for (var left = 10_000; left > 0; left--) {
            var bytes = new byte[2 + random.nextInt(200)];
            random.nextBytes(bytes);
            bytes[0] = PacketCodec.MAGIC;
            bytes[1] = PacketCodec.VERSION;
            assertPacketOrSentence(bytes);
        }
    }

    private void assertPacketOrSentence(byte[] bytes) {
        try {
            codec.decode(bytes);
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s)(These bytes|The packet) .*\\.");
        } catch (RuntimeException | Error other) {
            throw new AssertionError(HexFormat.of().formatHex(bytes), other);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | These bytes are not a packet: they end too early, at byte 0 of 0.",
                "00                 | These bytes are not a packet: they begin otherwise, at byte 1 of 1.",
                "5002               | These bytes are a packet of version 2. This program reads version 1.",
                "5001               | These bytes are not a packet: they end too early, at byte 2 of 2.",
                "500100             | ''",
                "50010001           | These bytes are not a packet: something follows the end, at byte 3 of 4.",
                "50010700           | These bytes are not a packet: there is no section 7, at byte 4 of 4.",
                "500101ff           | These bytes are not a packet: they end too early, at byte 4 of 4.",
                "500101ffffffff0f00 | These bytes are not a packet: more is announced than there is, at byte 8 of 9.",
                "500101040000000000 | These bytes are not a packet: a section is longer than what is in it, at byte 6 of 9.",
                "5001010302610b00   | These bytes are not a packet: there is no kind of value 11, at byte 7 of 8.",
                "5001020300050000   | These bytes are not a packet: more is announced than there is, at byte 6 of 8.",
                "50010402027800     | The packet refers to content \"x\", which did not come with it."
            })
    void what_is_wrong_is_said(String hex, String message) {
        var bytes = HexFormat.of().parseHex(hex);
        var said = "";
        try {
            codec.decode(bytes);
        } catch (IOException refused) {
            said = refused.getMessage();
        }

        assertThat(said).isEqualTo(message);
    }

    @Test
    void what_announces_far_more_than_it_has_costs_no_memory() {
        var bytes = new byte[1 << 20];
        Arrays.fill(bytes, (byte) ValueWriter.ITEMS);
        bytes[0] = PacketCodec.MAGIC;
        bytes[1] = PacketCodec.VERSION;

        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void values_may_be_nested_deep_but_not_deeper_than_the_stack() throws IOException {
        var value = Value.of("x");
        for (var depth = 0; depth < ValueWriter.MOST_NESTED; depth++) {
            value = new Value.Items(List.of(value));
        }
        var deepest = Packet.empty().with("a", value);
        var tooDeep = Packet.empty().with("a", new Value.Items(List.of(value)));

        assertSame(codec.decode(codec.encode(deepest)), deepest);
        assertThatThrownBy(() -> codec.encode(tooDeep))
                .isInstanceOf(IOException.class)
                .hasMessage("The packet has values nested more than 512 deep.");
    }

    @Test
    void many_names_take_no_longer_than_their_number() throws IOException {
        var packet = Packet.empty().with(editor -> {
            for (var number = 0; number < 3_000; number++) {
                editor.set("a" + number, Value.of(number));
                editor.setMetadata("m" + number, Value.of(number));
                editor.setAttributeMetadata("a" + number, Map.of("n", Value.of(number)));
            }
        });

        var read = codec.decode(codec.encode(packet));

        assertThat(read.metadata()).hasSize(3_000);
        assertThat(read.attributeMetadata("a2999")).containsEntry("n", Value.of(2_999));
    }

    @Test
    void content_may_stay_where_it_is() throws IOException {
        var content = Content.of("a,b\n1,2\n".getBytes(UTF_8));
        var packet = Packet.empty().with("a", "1").withContent(content);
        var outside = new PacketCodec(new Contents() {
            @Override
            public Optional<String> refer(Content asked) {
                return asked.equals(content) ? Optional.of("letter") : Optional.empty();
            }

            @Override
            public Content find(String reference) throws IOException {
                if (!reference.equals("letter")) {
                    throw new IOException("There is no \"%s\".".formatted(reference));
                }
                return content;
            }
        });

        var bytes = outside.encode(packet);

        assertThat(bytes).hasSize(21);
        assertThat(outside.decode(bytes)).isEqualTo(packet);
    }

    @Test
    void a_row_takes_little_more_than_its_texts() throws IOException {
        var row = Packet.empty().with("name", "Ada").with("city", "London").withMetadata("row", Value.of(7));

        var bytes = codec.encode(row);

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("500101060672"
                        + "6f77020e" + "020c086e616d65010106416461" + "00" + "020f0863697479" + "01010c4c6f6e646f6e"
                        + "00" + "00");
    }
}
