package io.pypes.components.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// csv-spectrum: each CSV file beside a JSON file that says what it means.
class CsvConformanceTest {
    /// A column of location_coordinates.csv for which the JSON has another number.
    private static final String DIFFERS = "Contact Phone Number";

    @Test
    void reads_what_the_json_says() throws Exception {
        for (var file : Corpora.files("csv-spectrum/csvs")) {
            var name = file.getFileName().toString().replace(".csv", ".json");
            var expected = file.resolveSibling("../json").resolve(name);

            assertThat(rows(CsvAdapter.TYPE, "text/csv", file))
                    .as(name)
                    .isEqualTo(rows(JsonAdapter.TYPE, "application/json", expected));
        }
    }

    private static List<Map<String, List<Value>>> rows(ComponentType<?> adapter, String mediaType, Path file)
            throws Exception {
        var result = ComponentTester.of(adapter, Map.of())
                .given(Documents.of(mediaType, text(file)))
                .run();
        assertThat(result.failed()).as(file.toString()).isEmpty();
        assertThat(result.rejected()).as(file.toString()).isEmpty();
        return result.emitted().stream()
                .map(packet -> packet.without(DIFFERS))
                .map(CsvConformanceTest::attributes)
                .toList();
    }

    /// The CR of the files that are to have CR LF were lost on their way into the corpus.
    private static String text(Path file) throws IOException {
        var text = Files.readString(file);
        return file.toString().endsWith("_crlf.csv") ? text.replaceAll("\r?\n", "\r\n") : text;
    }

    private static Map<String, List<Value>> attributes(Packet packet) {
        var attributes = new LinkedHashMap<String, List<Value>>();
        packet.names().forEach(name -> attributes.put(name, packet.values(name)));
        return attributes;
    }
}
