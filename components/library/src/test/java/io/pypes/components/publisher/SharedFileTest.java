package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.ParameterSchema.Binding;
import io.pypes.sdk.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several nodes that write the same file.
@Timeout(60)
class SharedFileTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void nodes_and_flows_that_agree_add_to_it_by_turns() throws Exception {
        var writers = List.of(node("orders", 1, "one"), node("orders", 1, "two"), node("returns", 3, "one"));
        var together = new CyclicBarrier(writers.size());
        var writing = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            for (var context : writers) {
                writing.add(threads.submit(() -> {
                    try (var publisher = publisher(WriteJson.TYPE, Map.of("file", "all.json"))) {
                        publisher.open(context);
                        together.await();
                        for (var number = 0; number < 20; number++) {
                            publisher.publish(batch(context.flow() + context.node() + number), context);
                        }
                    }
                    return null;
                }));
            }
            for (var each : writing) {
                each.get();
            }
        }

        var expected = writers.stream()
                .flatMap(context -> IntStream.range(0, 20)
                        .mapToObj(number -> "{\"name\":\"" + context.flow() + context.node() + number + "\"}"))
                .toList();
        var lines = Files.readAllLines(folder.resolve("all.json"));
        assertThat(lines.getFirst()).isEqualTo("[");
        assertThat(lines.getLast()).isEqualTo("]");
        assertThat(lines.subList(1, lines.size() - 1).stream().map(line -> line.replaceFirst("^,", "")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void another_format_is_refused() throws Exception {
        try (var first = publisher(WriteJson.TYPE, Map.of("file", "all.json"));
                var second = publisher(WriteNdjson.TYPE, Map.of("file", "all.json"))) {
            first.open(node("orders", 1, "write"));

            assertThatThrownBy(() -> second.open(node("returns", 1, "lines")))
                    .isInstanceOf(PacketException.class)
                    .hasMessage("File \"all.json\" is being written as JSON by node \"write\" of flow \"orders\"."
                            + " Name another file for node \"lines\" of flow \"returns\", which writes NDJSON.");
        }
    }

    @Test
    void other_columns_are_refused() throws Exception {
        try (var first = publisher(WriteCsv.TYPE, Map.of("file", "all.csv", "columns", List.of("a", "b")));
                var second = publisher(WriteCsv.TYPE, Map.of("file", "all.csv"))) {
            first.open(node("orders", 1, "write"));

            assertThatThrownBy(() -> second.open(node("orders", 1, "more")))
                    .hasMessage(
                            "File \"all.csv\" is being written by node \"write\" of flow \"orders\", where \"columns\""
                                    + " is \"a, b\". For node \"more\" of flow \"orders\" it is not set. Set both alike, or name"
                                    + " another file.");
        }
    }

    @Test
    void another_dialect_is_refused() throws Exception {
        try (var first = publisher(WriteCsv.TYPE, Map.of("file", "all.csv"));
                var second = publisher(WriteCsv.TYPE, Map.of("file", "all.csv", "delimiter", "semicolon"))) {
            first.open(node("orders", 1, "write"));

            assertThatThrownBy(() -> second.open(node("returns", 1, "write")))
                    .hasMessageContaining(
                            "where \"delimiter\" is \"comma\". For node \"write\" of flow \"returns\" it is"
                                    + " \"semicolon\".");
        }
    }

    @Test
    void another_rotation_is_refused() throws Exception {
        try (var first = publisher(WriteNdjson.TYPE, Map.of("file", "all.ndjson", "maxAge", "1d"));
                var second = publisher(WriteNdjson.TYPE, Map.of("file", "all.ndjson"))) {
            first.open(node("orders", 1, "write"));

            assertThatThrownBy(() -> second.open(node("returns", 1, "write")))
                    .hasMessageContaining(
                            "where \"maxAge\" is \"PT24H\". For node \"write\" of flow \"returns\" it is not set.");
        }
    }

    @Test
    void the_next_revision_may_rotate_otherwise_and_in_another_node() throws Exception {
        try (var before = publisher(WriteNdjson.TYPE, Map.of("file", "all.ndjson"));
                var after = publisher(WriteNdjson.TYPE, Map.of("file", "all.ndjson", "maxSize", 5))) {
            var ending = node("orders", 1, "write");
            var starting = node("orders", 2, "lines");
            before.open(ending);
            after.open(starting);

            after.publish(batch("new"), starting);
            before.publish(batch("old"), ending);

            assertThat(folder.resolve("all.ndjson")).content().isEqualTo("{\"name\":\"new\"}\n{\"name\":\"old\"}\n");
        }
    }

    @Test
    void the_next_revision_may_not_write_another_format_meanwhile() throws Exception {
        try (var before = publisher(WriteJson.TYPE, Map.of("file", "all.json"));
                var after = publisher(WriteXml.TYPE, Map.of("file", "all.json"))) {
            before.open(node("orders", 1, "write"));

            assertThatThrownBy(() -> after.open(node("orders", 2, "write")))
                    .hasMessage("File \"all.json\" is being written as JSON by node \"write\" of flow \"orders\"."
                            + " Name another file for node \"write\" of flow \"orders\", which writes XML.");
        }
    }

    @Test
    void a_file_with_other_columns_is_found_out_at_the_start_although_it_is_known_to_be_whole() throws Exception {
        try (var before = publisher(WriteCsv.TYPE, Map.of("file", "all.csv"));
                var after = publisher(WriteCsv.TYPE, Map.of("file", "all.csv", "columns", List.of("id")))) {
            before.open(node("orders", 1, "write"));
            before.publish(batch("one"), node("orders", 1, "write"));

            assertThatThrownBy(() -> after.open(node("orders", 2, "write")))
                    .hasMessage("File \"all.csv\" is there already with the columns \"name\", and not \"id\"."
                            + " Name another file.");
        }
    }

    @Test
    void two_nodes_of_a_flow_do_not_overwrite_each_others_files() throws Exception {
        var parameters = Map.<String, Object>of("file", "{id}.json", "arrangement", "file-per-packet");
        try (var first = publisher(WriteJson.TYPE, parameters);
                var second = publisher(WriteJson.TYPE, parameters);
                var next = publisher(WriteJson.TYPE, parameters);
                var other = publisher(WriteJson.TYPE, parameters)) {
            first.open(node("orders", 1, "write"));

            assertThatThrownBy(() -> second.open(node("orders", 1, "copy")))
                    .hasMessage(
                            "File \"{id}.json\" is being written by node \"write\" of flow \"orders\" too, and a packet"
                                    + " that reaches both would be overwritten. Name another file for node \"copy\".");
            next.open(node("orders", 2, "copy"));
            other.open(node("returns", 1, "write"));
        }
    }

    @Test
    void who_has_ended_is_in_nobodys_way() throws Exception {
        try (var first = publisher(WriteJson.TYPE, Map.of("file", "all.json"))) {
            first.open(node("orders", 1, "write"));
        }

        try (var second = publisher(WriteNdjson.TYPE, Map.of("file", "all.json"))) {
            second.open(node("orders", 1, "write"));
        }
    }

    private FolderContext node(String flow, int revision, String node) {
        return new FolderContext(flow, revision, node, folder);
    }

    private static <P extends Record> Publisher publisher(ComponentType<P> type, Map<String, ?> parameters) {
        return switch (type.schema().bind(new HashMap<>(parameters))) {
            case Binding.Bound<P>(var bound) -> (Publisher) type.factory().apply(bound);
            case Binding.Faulty<P>(var faults) -> throw new AssertionError(faults);
        };
    }

    private static GivenBatch batch(String name) {
        return GivenBatch.of(Packet.empty().with("name", name));
    }
}
