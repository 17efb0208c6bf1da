package io.pypes.components.adapter;

import static io.pypes.components.adapter.CsvCase.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Value;
import io.pypes.testkit.TestResult.Dropped;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvDocumentPacketTest {

    @Test
    void makes_one_packet_of_all_rows() throws Exception {
        var packet = read("a,b\n1,2\n3,\n", Map.of("packets", "document")).only();

        assertThat(packet.values("a")).containsExactly(Value.of("1"), Value.of("3"));
        assertThat(packet.values("b")).containsExactly(Value.of("2"), Value.of(""));
    }

    @Test
    void keeps_the_values_of_a_row_at_the_same_place_in_one_packet() throws Exception {
        var packet = read("a,b\n1\n2,3,4\n", Map.of("packets", "document", "uneven", "accept"))
                .only();

        assertThat(packet.values("a")).containsExactly(Value.of("1"), Value.of("2"));
        assertThat(packet.values("b")).containsExactly(Value.NULL, Value.of("3"));
        assertThat(packet.values("column3")).containsExactly(Value.NULL, Value.of("4"));
    }

    @Test
    void makes_one_packet_of_a_header_and_none_of_nothing() throws Exception {
        assertThat(read("a,b\n", Map.of("packets", "document")).only().names()).containsExactly("a", "b");
        assertThat(read("", Map.of("packets", "document")).dropped())
                .extracting(Dropped::reason)
                .containsExactly("The document has no rows.");
    }

    @Test
    void refuses_to_make_one_packet_of_what_is_broken_or_too_long() throws Exception {
        assertThat(read("a\n1\n2,3\n", Map.of("packets", "document"))
                        .onlyFailure()
                        .message())
                .isEqualTo("The row in line 3 has 2 cells. It must have 1, one for each column.");
        assertThat(read("a\n1\n2\n", Map.of("packets", "document", "maxLength", 5))
                        .onlyFailure()
                        .message())
                .isEqualTo("The document has more than 5 characters, which is the limit set for this step.");
    }
}
