package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppendedFileTest {

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("orders.txt");
    }

    private static final Shape BARE = new Shape(Lines.bare("marks", "<", AppendedFileTest::line), "", "%s");
    private static final Shape SEPARATED =
            new Shape(Lines.framed("array", "[\n", ",", "]\n", AppendedFileTest::line), ",", "[\n%s]\n");
    private static final Shape FRAMED = new Shape(
            Lines.framed("list", "<list>\n<of>\n", "", "</of>\n", AppendedFileTest::line),
            "",
            "<list>\n<of>\n%s</of>\n");

    static List<Shape> shapes() {
        return List.of(BARE, SEPARATED, FRAMED);
    }

    /// What a file of lines may look like.
    record Shape(Format format, String separator, String frame) {
        String of(List<String> ids) {
            return ids.isEmpty()
                    ? ""
                    : frame.formatted(String.join(
                            separator, ids.stream().map(id -> "<" + id + ">\n").toList()));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void keeps_every_whole_record_wherever_a_crash_cut_the_file(Shape shape) throws Exception {
        var ids = List.of("one", "two", "three");
        var whole = shape.of(ids);
        for (var length = 0; length <= whole.length(); length++) {
            var rest = whole.substring(0, length);
            Files.writeString(file, rest);

            publish(shape.format, "four");

            var kept = ids.stream().filter(id -> rest.contains("<" + id + ">\n"));
            assertThat(file)
                    .as("cut to \"%s\"", rest)
                    .content()
                    .isEqualTo(shape.of(Stream.concat(kept, Stream.of("four")).toList()));
        }
    }

    @Test
    void says_how_much_was_cut_off() throws Exception {
        Files.writeString(file, "<one>\n<tw");
        var context = new FolderContext("write", folder);

        try (var appended = appended(BARE.format)) {
            appended.open(context);
        }

        assertThat(context.logged())
                .containsExactly(
                        "WARNING File \"orders.txt\" ended in the middle of a record, after a crash. 3 bytes were cut"
                                + " off.");
        assertThat(file).content().isEqualTo("<one>\n");
    }

    @Test
    void says_nothing_about_a_file_that_is_whole() throws Exception {
        Files.writeString(file, "<one>\n");
        var context = new FolderContext("write", folder);

        try (var appended = appended(BARE.format)) {
            appended.open(context);
        }

        assertThat(context.logged()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void takes_a_batch_back_when_the_disk_is_full(Shape shape) throws Exception {
        publish(shape.format, "one");
        var before = Files.readString(file);

        try (var appended = appended(shape.format);
                var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var full = new FullDisk(channel, channel.size() + 10);
            assertThatThrownBy(() -> appended.append(batch("a-long-one", "another"), full, "orders.txt"))
                    .isInstanceOf(IOException.class);
        }

        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void writes_nothing_when_the_run_is_interrupted() throws Exception {
        publish(BARE.format(), "one");
        var context = new FolderContext("write", folder);
        try (var appended = appended(BARE.format())) {
            appended.open(context);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> appended.publish(batch("two"), context)).isInstanceOf(InterruptedException.class);
        }

        assertThat(file).content().isEqualTo("<one>\n");
    }

    @Test
    void forces_a_batch_to_disk_once() throws Exception {
        try (var appended = appended(SEPARATED.format);
                var channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var disk = new FullDisk(channel, Long.MAX_VALUE);
            appended.append(batch("one", "two"), disk, "orders.txt");

            assertThat(disk.forced()).containsExactly(channel.size());
        }
    }

    @Test
    void writes_nothing_of_a_packet_that_cannot_be_written() throws Exception {
        var context = new FolderContext("write", folder);
        var batch = batch("bad", "one");

        try (var appended = appended(FRAMED.format)) {
            appended.open(context);
            appended.publish(batch, context);
        }

        assertThat(batch.failures()).containsExactly("1: \"bad\" is bad.");
        assertThat(file).content().isEqualTo(FRAMED.of(List.of("one")));
    }

    @Test
    void goes_on_in_a_new_file_when_somebody_moved_it_away() throws Exception {
        var context = new FolderContext("write", folder);
        try (var appended = appended(SEPARATED.format)) {
            appended.open(context);
            appended.publish(batch("one"), context);
            Files.move(file, folder.resolve("taken.txt"));

            appended.publish(batch("two"), context);
        }

        assertThat(file).content().isEqualTo("[\n<two>\n]\n");
    }

    @Test
    void two_instances_of_a_node_may_write_by_turns() throws Exception {
        var context = new FolderContext("write", folder);
        try (var present = appended(SEPARATED.format);
                var next = appended(SEPARATED.format)) {
            present.open(context);
            present.publish(batch("one"), context);
            next.open(context);
            next.publish(batch("two"), context);
            present.publish(batch("three"), context);
        }

        assertThat(file).content().isEqualTo(SEPARATED.of(List.of("one", "two", "three")));
    }

    private void publish(Format format, String... ids) throws Exception {
        var context = new FolderContext("write", folder);
        try (var appended = appended(format)) {
            appended.open(context);
            appended.publish(batch(ids), context);
        }
    }

    private static AppendedFile appended(Format format) {
        return new AppendedFile(
                FileName.of("orders.txt"), new Rotation(1024, Optional.of(Duration.ofDays(10_000))), format);
    }

    private static GivenBatch batch(String... ids) {
        return GivenBatch.of(
                Arrays.stream(ids).map(id -> Packet.empty().with("id", id)).toArray(Packet[]::new));
    }

    private static byte[] line(Batch.Entry entry) throws PacketException {
        var id = entry.packet().text("id").orElse("");
        if (id.equals("bad")) {
            throw PacketException.invalidInput("\"bad\" is bad.");
        }
        return ("<" + id + ">\n").getBytes(StandardCharsets.UTF_8);
    }
}
