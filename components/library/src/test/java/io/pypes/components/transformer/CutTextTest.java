package io.pypes.components.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.components.Separator;
import io.pypes.components.transformer.CutText.Column;
import io.pypes.components.transformer.CutText.Parameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTextTest {
    @Test
    void cuts_a_line_of_an_access_log() throws Exception {
        var line = "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a \\\"b\\\" HTTP/1.0\" 200 2326";
        var packet = Packet.empty().with("text", line);

        var cut = tester(Map.of(), "1 address", "4 time", "5 request", "6 status", "-1 bytes")
                .given(packet)
                .run()
                .only();

        assertThat(cut)
                .isEqualTo(packet.with("address", "127.0.0.1")
                        .with("time", "10/Oct/2000:13:55:36 -0700")
                        .with("request", "GET /a \"b\" HTTP/1.0")
                        .with("status", "200")
                        .with("bytes", "2326"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                ",|a,b,c|a/b/c",
                ",|a,,c,|a//c/",
                ",|\"a,b\",\"c \"\"d\"\"\",[e,f]|a,b/c \"d\"/e,f",
                ",|\"a\"\",b\",\"c\\\",d\"|a\",b/c\",d",
                ",|\"a\"b,c|\"a\"b/c",
                ",|\"a,b|\"a/b",
                ", |a, b,c|a/b,c",
                "\\t|a\tb c\td|a/b c/d",
                "|  a  b\tc |a/b/c",
                "|a \"b c\" \"d|a/b c/\"d",
                "|\"\" []|/",
                "||",
                ",||"
            })
    void cuts_at_separators(String separator, String line, String columns) {
        assertThat(String.join(
                        "/",
                        Columns.of(
                                line == null ? "" : line,
                                separator == null ? "" : Separator.of(separator).text(),
                                true)))
                .isEqualTo(columns == null ? "" : columns);
    }

    @Test
    void cuts_at_every_blank_when_told_to() {
        assertThat(Columns.of("a  b", " ", true)).containsExactly("a", "", "b");
    }

    @Test
    void takes_quotes_for_characters_when_told_to() throws Exception {
        var cut = tester(Map.of("separator", ",", "quoted", false), "1 a", "2 b")
                .given(Packet.empty().with("text", "\"a,b\""))
                .run()
                .only();

        assertThat(cut.text("a")).contains("\"a");
        assertThat(cut.text("b")).contains("b\"");
    }

    @Test
    void leaves_out_columns_that_are_not_there() throws Exception {
        var packet = Packet.empty().with("text", "a b");

        assertThat(tester(Map.of(), "3 c", "-3 d", "2 b").given(packet).run().only())
                .isEqualTo(packet.with("b", "b"));
    }

    @Test
    void cuts_each_value() throws Exception {
        var packet = Packet.empty().with("text", List.of(Value.of("a b"), Value.of(1), Value.of("c d")));

        assertThat(tester(Map.of(), "2 second").given(packet).run().only().values("second"))
                .containsExactly(Value.of("b"), Value.of("d"));
    }

    @Test
    void does_what_it_is_told_with_what_is_there() throws Exception {
        var packet = Packet.empty().with("text", "new").with("a", "old");

        assertThat(tester(Map.of(), "1 a").given(packet).run().only().values("a"))
                .containsExactly(Value.of("new"));
        assertThat(tester(Map.of("existing", "append"), "1 a")
                        .given(packet)
                        .run()
                        .only()
                        .values("a"))
                .containsExactly(Value.of("old"), Value.of("new"));
        assertThat(tester(Map.of("existing", "reject"), "1 a")
                        .given(packet)
                        .run()
                        .onlyFailure()
                        .message())
                .isEqualTo("The packet has an attribute \"a\" already.");
    }

    @Test
    void leaves_packets_without_text_alone() throws Exception {
        var blank = Packet.empty().with("text", " ");

        assertThat(tester(Map.of(), "1 a").given(blank, Packet.empty()).run().emitted())
                .containsExactly(blank, Packet.empty());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void is_quick_with_brackets_that_never_close() {
        assertThat(Columns.of("[a \"b ".repeat(200_000), "", true)).hasSize(400_000);
    }

    @Test
    void refuses_column_0() {
        assertThatThrownBy(() -> new Column(0, "a"))
                .hasMessage("There is no column 0: 1 is the first, and -1 is the last.");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var result = tester(Map.of(), "1 a")
                .given(Packet.empty())
                .interruptedAfter(0)
                .run();

        assertThat(result.interrupted()).isTrue();
    }

    private static ComponentTester<Parameters> tester(Map<String, ?> settings, String... columns) {
        var parameters = new HashMap<String, Object>(settings);
        parameters.put("attribute", "text");
        parameters.put(
                "columns",
                List.of(columns).stream()
                        .map(column -> column.split(" "))
                        .map(column -> Map.of("number", Integer.valueOf(column[0]), "attribute", column[1]))
                        .toList());
        return ComponentTester.of(CutText.TYPE, parameters);
    }
}
