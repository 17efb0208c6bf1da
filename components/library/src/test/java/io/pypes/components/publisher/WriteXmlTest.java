package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class WriteXmlTest {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void writes_all_packets_into_one_list_and_adds_to_it() throws Exception {
        write(Map.of("file", "orders.xml"), Packet.empty().with("id", "A1"));

        write(Map.of("file", "orders.xml"), Packet.empty().with("id", "A2"));

        assertThat(folder.resolve("orders.xml")).content().isEqualTo(DECLARATION + """
                <packets>
                <packet><id>A1</id></packet>
                <packet><id>A2</id></packet>
                </packets>
                """);
    }

    @Test
    void writes_each_packet_into_a_file_of_its_own() throws Exception {
        write(
                Map.of("file", "{id}.xml", "arrangement", "file-per-packet", "metadata", List.of("filename")),
                Packet.empty().with("id", "A1").withMetadata(Metadata.FILENAME, Value.of("a.csv")));

        assertThat(folder.resolve("1.xml"))
                .content()
                .isEqualTo(DECLARATION + "<packet><id>A1</id><_filename>a.csv</_filename></packet>\n");
    }

    @Test
    void writes_several_values_as_several_elements_and_nested_ones_inside() throws Exception {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("street", Value.of("Main St 1"));
        fields.put("floors", new Value.Items(List.of(Value.of(1), Value.of(2))));

        assertThat(record(Packet.empty()
                        .with("tags", List.of(Value.of("a"), Value.of("b")))
                        .with("none", List.of())
                        .with("nothing", Value.NULL)
                        .with("address", new Value.Fields(fields))))
                .isEqualTo("<packet><tags>a</tags><tags>b</tags><nothing nil=\"true\"/>"
                        + "<address><street>Main St 1</street><floors><item>1</item><item>2</item></floors></address>"
                        + "</packet>");
    }

    @Test
    void escapes_what_has_a_meaning_in_xml_and_keeps_a_record_on_one_line() throws Exception {
        var record = record(Packet.empty().with("text", "a < b && ]]>\none\r\n\ttwo"));

        assertThat(record).doesNotContain("\n");
        assertThat(parsed(record)).isEqualTo("a < b && ]]>\none\r\n\ttwo");
    }

    @Test
    void replaces_characters_that_xml_does_not_have() throws Exception {
        var record = record(Packet.empty().with("text", "a\u0000b\u000bc\ufffed\ud83d\ude00"));

        assertThat(parsed(record)).isEqualTo("a\ufffdb\ufffdc\ufffdd\ud83d\ude00");
    }

    @Test
    void makes_names_valid_and_keeps_the_real_one() throws Exception {
        assertThat(record(Packet.empty()
                        .with("unit price", "1")
                        .with("2nd", "2")
                        .with("", "3")
                        .with("a:b<\"", "4")
                        .with("gr\u00fcn", "5")))
                .isEqualTo("<packet><unit_price name=\"unit price\">1</unit_price><_2nd name=\"2nd\">2</_2nd>"
                        + "<_ name=\"\">3</_><a_b__ name=\"a:b&lt;&quot;\">4</a_b__><gr\u00fcn>5</gr\u00fcn></packet>");
    }

    @Test
    void writes_an_empty_packet_as_an_empty_element() throws Exception {
        assertThat(record(Packet.empty())).isEqualTo("<packet/>");
    }

    @Test
    void starts_anew_when_a_crash_left_not_even_the_head() throws Exception {
        Files.writeString(folder.resolve("orders.xml"), DECLARATION + "<pack");

        write(Map.of("file", "orders.xml"), Packet.empty().with("id", "A1"));

        assertThat(folder.resolve("orders.xml"))
                .content()
                .isEqualTo(DECLARATION + "<packets>\n<packet><id>A1</id></packet>\n</packets>\n");
    }

    private String record(Packet packet) throws Exception {
        write(Map.of("file", "{id}.xml", "arrangement", "file-per-packet"), packet);
        return Files.readString(folder.resolve("1.xml"))
                .substring(DECLARATION.length())
                .stripTrailing();
    }

    private static String parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement()
                .getTextContent();
    }

    private void write(Map<String, Object> parameters, Packet... packets) throws Exception {
        var result = ComponentTester.of(WriteXml.TYPE, parameters)
                .files(folder)
                .given(packets)
                .run();
        assertThat(result.failed()).isEmpty();
    }
}
