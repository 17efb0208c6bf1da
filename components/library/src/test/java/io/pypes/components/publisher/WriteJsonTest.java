package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.ParameterSchema.Binding.Faulty;
import io.pypes.sdk.ParameterSchema.Fault;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteJsonTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void writes_every_attribute_as_an_array_when_told_to() throws Exception {
        ComponentTester.of(
                        WriteJson.TYPE,
                        Map.of(
                                "file", "{id}.json",
                                "arrangement", "file-per-packet",
                                "singleValues", "always-list"))
                .files(folder)
                .given(Packet.empty().with("a", "1"))
                .run();

        assertThat(folder.resolve("1.json")).content().isEqualTo("{\"a\":[\"1\"]}\n");
    }

    @Test
    void writes_all_packets_into_one_array() throws Exception {
        write(
                Map.of("file", "orders.json"),
                Packet.empty().with("id", "A1"),
                Packet.empty().with("id", "A2"));

        assertThat(folder.resolve("orders.json")).content().isEqualTo("""
                [
                {"id":"A1"}
                ,{"id":"A2"}
                ]
                """);
    }

    @Test
    void adds_to_an_array_that_is_there() throws Exception {
        write(Map.of("file", "orders.json"), Packet.empty().with("id", "A1"));

        write(Map.of("file", "orders.json"), Packet.empty().with("id", "A2"));

        assertThat(folder.resolve("orders.json")).content().isEqualTo("""
                [
                {"id":"A1"}
                ,{"id":"A2"}
                ]
                """);
    }

    @Test
    void closes_an_array_that_a_crash_left_open() throws Exception {
        Files.writeString(folder.resolve("orders.json"), "[\n{\"id\":\"A1\"}\n,{\"id\":\"A");

        write(Map.of("file", "orders.json"), Packet.empty().with("id", "A3"));

        assertThat(folder.resolve("orders.json")).content().isEqualTo("""
                [
                {"id":"A1"}
                ,{"id":"A3"}
                ]
                """);
    }

    @Test
    void will_not_add_to_a_file_that_holds_something_else() throws Exception {
        Files.writeString(folder.resolve("orders.json"), "precious");

        assertThatThrownBy(() -> write(Map.of("file", "orders.json"), Packet.empty()))
                .hasMessage("File \"orders.json\" is there already and does not start with \"[\". Name another file.");
        assertThat(folder.resolve("orders.json")).content().isEqualTo("precious");
    }

    @Test
    void writes_each_packet_into_a_file_of_its_own() throws Exception {
        write(
                Map.of("file", "out/{filename}-{id}.json", "arrangement", "file-per-packet"),
                Packet.empty().with("id", "A1").withMetadata(Metadata.FILENAME, Value.of("../a/b.csv")),
                Packet.empty().with("id", "A2"));

        assertThat(folder.resolve("out/__a_b.csv-1.json")).content().isEqualTo("{\"id\":\"A1\"}\n");
        assertThat(folder.resolve("out/unnamed-2.json")).content().isEqualTo("{\"id\":\"A2\"}\n");
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void overwrites_the_file_of_a_packet_that_comes_again() throws Exception {
        var parameters = Map.<String, Object>of("file", "{id}.json", "arrangement", "file-per-packet");
        write(parameters, Packet.empty().with("a", "a longer value"));

        write(parameters, Packet.empty().with("a", "short"));

        assertThat(folder.resolve("1.json")).content().isEqualTo("{\"a\":\"short\"}\n");
    }

    @Test
    void fails_only_the_packet_whose_file_cannot_be_written() throws Exception {
        Files.createDirectories(folder.resolve("1.json/in-the-way"));

        var result =
                write(Map.of("file", "{id}.json", "arrangement", "file-per-packet"), Packet.empty(), Packet.empty());

        assertThat(result.failed())
                .extracting(TestResult.Failed::message)
                .containsExactly("File \"1.json\" cannot be written now: Is a directory.");
        assertThat(folder.resolve("2.json")).content().isEqualTo("{}\n");
    }

    @Test
    void wants_the_id_in_the_name_of_a_file_of_its_own() {
        assertThat(WriteJson.TYPE.schema().bind(Map.of("file", "a.json", "arrangement", "file-per-packet")))
                .isEqualTo(new Faulty<>(List.of(new Fault(
                        "/file", "With \"a.json\" packets would overwrite each other. Put \"{id}\" into the name."))));
    }

    @Test
    void wants_no_name_that_changes_with_the_packet_for_one_file() {
        assertThat(WriteJson.TYPE.schema().bind(Map.of("file", "{id}.json")))
                .isEqualTo(new Faulty<>(List.of(new Fault(
                        "/file",
                        "\"{id}.json\" changes from packet to packet, but all packets go into one file. Only"
                                + " \"{date}\" may be used."))));
    }

    private TestResult write(Map<String, Object> parameters, Packet... packets) throws Exception {
        return ComponentTester.of(WriteJson.TYPE, parameters)
                .files(folder)
                .given(packets)
                .run();
    }
}
