package io.pypes.components.adapter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.testkit.ComponentTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Adapters here read documents, mostly without end, of which nothing can be emitted before the interrupt.
@Timeout(10)
class InterruptedReadingTest {

    @Test
    void stops_reading_csv() {
        assertStops(CsvAdapter.TYPE, Map.of(), "text/csv", new EndlessContent("a\n", "\n"));
    }

    @Test
    void stops_reading_json() {
        var parameters = Map.of("maxSize", Long.MAX_VALUE);

        assertStops(JsonAdapter.TYPE, parameters, "application/json", new EndlessContent("", " "));
        assertStops(JsonAdapter.TYPE, parameters, "application/jsonl", new EndlessContent("", "\n"));
    }

    @Test
    void stops_reading_xml() {
        assertStops(XmlAdapter.TYPE, Map.of("records", "/a/b"), "text/xml", new EndlessContent("<a>", "<c/>"));
    }

    @Test
    void stops_reading_html() {
        assertStops(HtmlAdapter.TYPE, Map.of(), "text/html", Content.of(new byte[1_000]));
    }

    @Test
    void stops_reading_text() {
        var parameters = Map.of("packets", "lines", "skipBlankLines", true);

        assertStops(TextAdapter.TYPE, parameters, "text/plain", new EndlessContent("", "\n"));
    }

    private static void assertStops(
            ComponentType<?> adapter, Map<String, ?> parameters, String mediaType, Content content) {
        var tester = ComponentTester.of(adapter, parameters).given(Packet.of(content, MediaType.of(mediaType)));

        Thread.currentThread().interrupt();

        assertThatThrownBy(tester::run).isInstanceOf(InterruptedException.class);
    }
}
