package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogPacketsTest {

    @Test
    void writes_a_line_for_each_packet() {
        assertThat(logged(
                        new LogPackets.Parameters(List.of(), List.of(), 80),
                        Packet.empty()
                                .with("id", "A1")
                                .with("tags", List.of(Value.of("a"), Value.of(2)))
                                .with("none", List.of()),
                        Packet.empty()))
                .containsExactly("INFO Packet 1: id = \"A1\", tags = \"a\", \"2\", none = ", "INFO Packet 2: ");
    }

    @Test
    void shows_chosen_attributes_and_metadata() {
        assertThat(logged(
                        new LogPackets.Parameters(List.of("b", "missing"), List.of("filename"), 80),
                        Packet.empty()
                                .with("a", "1")
                                .with("b", "2")
                                .withMetadata(Metadata.FILENAME, Value.of("x.csv"))))
                .containsExactly("INFO Packet 1: b = \"2\", _filename = \"x.csv\"");
    }

    @Test
    void cuts_long_values() {
        assertThat(logged(
                        new LogPackets.Parameters(List.of(), List.of(), 3),
                        Packet.empty().with("a", "1234").with("b", "123")))
                .containsExactly("INFO Packet 1: a = \"123\"..., b = \"123\"");
    }

    @Test
    void lets_no_document_forge_a_line_of_the_log() {
        assertThat(logged(
                        new LogPackets.Parameters(List.of(), List.of(), 80),
                        Packet.empty().with("a\n", "1\r\nERROR forged\u2028\u001b[2J {0}")))
                .containsExactly("INFO Packet 1: a  = \"1  ERROR forged  [2J {0}\"");
    }

    private static List<String> logged(LogPackets.Parameters parameters, Packet... packets) {
        var context = new FolderContext("log", Path.of(""));
        var batch = GivenBatch.of(packets);
        new LogPackets(parameters).publish(batch, context);
        assertThat(batch.failures()).isEmpty();
        return context.logged();
    }
}
