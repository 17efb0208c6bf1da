package io.pypes.components.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.components.transformer.NormaliseDates.Parameters;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliseDatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso | 2026-05-06 | 2026-05-06T00:00:00Z",
                "iso | 2026-05-06T07:08 | 2026-05-06T07:08:00Z",
                "iso | 2026-05-06 07:08:09.123456789 | 2026-05-06T07:08:09.123456789Z",
                "iso | 2026-05-06T07:08:09Z | 2026-05-06T07:08:09Z",
                "iso | 2026-05-06t07:08:09z | 2026-05-06T07:08:09Z",
                "iso | 2026-05-06T07:08:09+02:00 | 2026-05-06T05:08:09Z",
                "iso | 2026-05-06T07:08:09 +0200 | 2026-05-06T05:08:09Z",
                "iso | 2026-05-06T07:08:09+02 | 2026-05-06T05:08:09Z",
                "iso | 2026-05-06T07:08:09+02:00[Europe/Berlin] | 2026-05-06T05:08:09Z",
                "iso | 0099-12-31 | 0099-12-31T00:00:00Z",
                "rfc-1123 | Wed, 6 May 2026 07:08:09 GMT | 2026-05-06T07:08:09Z",
                "rfc-1123 | 6 May 2026 07:08:09 +0200 | 2026-05-06T05:08:09Z",
                "epoch-seconds | 1778051289 | 2026-05-06T07:08:09Z",
                "epoch-seconds | -1.5 | 1969-12-31T23:59:58.500Z",
                "epoch-seconds | 1.778051289E9 | 2026-05-06T07:08:09Z",
                "epoch-millis | 1778051289123 | 2026-05-06T07:08:09.123Z",
                "dd/MM/yyyy | 06/05/2026 | 2026-05-06T00:00:00Z",
                "d.M.yy | 6.5.26 | 2026-05-06T00:00:00Z",
                "MM/yyyy | 05/2026 | 2026-05-01T00:00:00Z",
                "yyyy | 1850 | 1850-01-01T00:00:00Z",
                "uuuu-DDD | 2026-126 | 2026-05-06T00:00:00Z",
                "MMMM d, yyyy h:mm a | may 6, 2026 7:08 pm | 2026-05-06T19:08:00Z",
                "dd/MMM/yyyy:HH:mm:ss Z | 06/May/2026:07:08:09 +0200 | 2026-05-06T05:08:09Z",
                "yyyy-MM-dd'T'HH | 2026-05-06T07 | 2026-05-06T07:00:00Z",
            })
    void reads(String format, String text, String instant) throws Exception {
        assertThat(normalised(Map.of("formats", List.of(format)), Value.of(text)))
                .containsExactly(Value.of(Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({
        "instant, 2026-05-06T05:08:09Z",
        "iso, 2026-05-06T07:08:09+02:00",
        "iso-date, 2026-05-06",
        "rfc-1123, 'Wed, 6 May 2026 07:08:09 +0200'",
        "EEEE d. MMMM yyyy, Mittwoch 6. Mai 2026",
        "epoch-seconds, 1778044089",
        "epoch-millis, 1778044089000"
    })
    void writes(String output, String text) throws Exception {
        var settings = Map.of("output", output, "zone", "Europe/Berlin", "locale", "de");

        assertThat(normalised(settings, Value.of("2026-05-06T07:08:09"))
                        .getFirst()
                        .asText())
                .isEqualTo(text);
    }

    @Test
    void writes_counts_as_numbers() throws Exception {
        assertThat(normalised(Map.of("output", "epoch-seconds"), Value.of("1970-01-02")))
                .containsExactly(Value.of(86_400));
    }

    @Test
    void reads_in_the_zone_and_language_given() throws Exception {
        var settings = Map.of("formats", List.of("d. MMMM yyyy HH:mm"), "zone", "Asia/Tokyo", "locale", "de");

        assertThat(normalised(settings, Value.of("6. Mai 2026 07:08")))
                .containsExactly(Value.of(Instant.parse("2026-05-05T22:08:00Z")));
    }

    @Test
    void takes_the_first_format_that_fits_for_each_value() throws Exception {
        var settings = Map.of("formats", List.of("dd/MM/yyyy", "MM/dd/yyyy", "epoch-seconds"), "output", "iso-date");

        assertThat(normalised(settings, Value.of("06/05/2026"), Value.of("05/31/2026"), Value.of(0)))
                .containsExactly(Value.of("2026-05-06"), Value.of("2026-05-31"), Value.of("1970-01-01"));
    }

    @Test
    void writes_instants_as_they_are() throws Exception {
        assertThat(normalised(Map.of("output", "iso-date"), Value.of(Instant.EPOCH)))
                .containsExactly(Value.of("1970-01-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2026", "2026-05-06", "06/05/26", "yesterday", "06/05/12026"})
    void rejects_packets_with_what_is_no_date(String text) throws Exception {
        var failure = tester(Map.of("formats", List.of("dd/MM/yyyy", "epoch-seconds")))
                .given(Packet.empty().with("date", text))
                .run()
                .onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.message())
                .isEqualTo(
                        "The value \"%s\" of attribute \"date\" fits none of the formats \"dd/MM/yyyy\","
                                + " \"epoch-seconds\".",
                        text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-2147483647",
                "999999999999999",
                "+2026-05-06",
                "12026-05-06",
                "2026-13-01",
                "2026-02-30"
            })
    void reads_no_dates_that_cannot_be(String text) throws Exception {
        var settings = Map.of("formats", List.of("iso", "epoch-millis", "yyyy-MM-dd"), "unreadable", "keep");

        assertThat(normalised(settings, Value.of(text))).containsExactly(Value.of(text));
    }

    @Test
    void keeps_or_removes_what_is_no_date_when_told_to() throws Exception {
        var values = new Value[] {Value.of("soon"), Value.of("2026-05-06")};

        assertThat(normalised(Map.of("unreadable", "keep", "output", "iso-date"), values))
                .containsExactly(values);
        assertThat(normalised(Map.of("unreadable", "remove", "output", "iso-date"), values))
                .containsExactly(values[1]);
        assertThat(tester(Map.of("unreadable", "remove"))
                        .given(Packet.empty().with("date", "soon"))
                        .run()
                        .only())
                .isEqualTo(Packet.empty());
    }

    @Test
    void leaves_blank_values_alone() throws Exception {
        assertThat(normalised(Map.of(), Value.of(" "), Value.NULL)).containsExactly(Value.of(" "), Value.NULL);
        assertThat(normalised(Map.of("unreadable", "remove"), Value.of(" "))).isEmpty();
    }

    @Test
    void leaves_packets_without_the_attribute_alone() throws Exception {
        var other = Packet.empty().with("day", "2026-05-06");

        assertThat(tester(Map.of()).given(other, Packet.empty()).run().emitted())
                .containsExactly(other, Packet.empty());
    }

    @Test
    void keeps_metadata_and_works_on_several_attributes() throws Exception {
        var packet = Packet.empty()
                .with("date", "2026-05-06")
                .withAttributeMetadata("date", "source", Value.of("x"))
                .with("date_of_birth", "1970-01-01");

        var changed = ComponentTester.of(NormaliseDates.TYPE, Map.of("attributes", List.of("date*")))
                .given(packet)
                .run()
                .only();

        assertThat(changed)
                .isEqualTo(packet.with("date", Value.of(Instant.parse("2026-05-06T00:00:00Z")))
                        .with("date_of_birth", Value.of(Instant.EPOCH)));
    }

    @Test
    void refuses_what_is_no_format() {
        assertThatThrownBy(() -> InputFormat.of("HH:mm"))
                .hasMessage("The format \"HH:mm\" has no year: write a pattern such as \"dd/MM/yyyy\", or \"iso\","
                        + " \"rfc-1123\", \"epoch-seconds\" or \"epoch-millis\".");
        assertThatThrownBy(() -> InputFormat.of("YYYY-MM-DD"))
                .hasMessage(
                        "The pattern \"YYYY-MM-DD\" has years of weeks (Y): write y for the year, M for the month, d"
                                + " for the day.");
        assertThatThrownBy(() -> OutputFormat.of("yyyy-bb"))
                .hasMessage("\"yyyy-bb\" is not a pattern for dates such as \"dd/MM/yyyy\" or \"yyyy-MM-dd HH:mm\":"
                        + " Unknown pattern letter: b.");
        assertThatThrownBy(() -> Zone.of("Berlin"))
                .hasMessage("\"Berlin\" is not a time zone such as \"UTC\", \"Europe/Berlin\" or \"+02:00\".");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        assertThat(tester(Map.of())
                        .given(Packet.empty())
                        .interruptedAfter(0)
                        .run()
                        .interrupted())
                .isTrue();
    }

    private static List<Value> normalised(Map<String, ?> settings, Value... values) throws Exception {
        var packet = Packet.empty().with("date", List.of(values));
        return tester(settings).given(packet).run().only().values("date");
    }

    private static ComponentTester<Parameters> tester(Map<String, ?> settings) {
        var parameters = new HashMap<String, Object>(settings);
        parameters.put("attributes", List.of("date"));
        return ComponentTester.of(NormaliseDates.TYPE, parameters);
    }
}
