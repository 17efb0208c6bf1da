package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import io.pypes.testkit.hostile.HostileDocuments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CutsTest {

    private static final Packet MANY =
            Packet.of(Content.of(HostileDocuments.zipOfMany(100)), MediaType.of("application/zip"));

    @Test
    void ends_a_document_that_takes_too_long() throws Exception {
        var read = slowly(Map.of("maxTime", "20s"), MANY).only();

        assertThat(read.text("text").orElseThrow()).startsWith("a\n\na").hasSizeLessThan(60);
        assertThat(read.first("truncated")).hasValue(Value.of(true));
        assertThat(read.values("truncatedBy")).containsExactly(Value.of("maxTime"));
    }

    @Test
    void keeps_the_packets_made_before_the_time_is_over() throws Exception {
        var result = slowly(Map.of("maxTime", "20s", "embedded", "packets"), MANY);

        assertThat(result.emitted(ReadDocuments.EMBEDDED_PORT)).hasSizeBetween(1, 20);
        assertThat(result.emitted().getFirst().values("truncatedBy")).containsExactly(Value.of("maxTime"));
        assertThat(result.failed()).isEmpty();
    }

    @Test
    void ends_an_archive_whose_files_are_left_out() throws Exception {
        var failure =
                slowly(Map.of("maxTime", "20s", "embedded", "ignore"), MANY).onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void fails_a_document_without_text_when_its_time_is_over() throws Exception {
        var failure =
                slowly(Map.of("maxTime", "1s"), Corpus.document("testPDF.pdf")).onlyFailure();

        assertThat(failure.message())
                .isEqualTo(
                        "Reading the document takes longer than parameter \"maxTime\" allows, and no text was found by"
                                + " then.");
        assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void says_all_limits_that_were_reached() throws Exception {
        var read = slowly(Map.of("maxTime", "20s", "maxEmbedded", 1), MANY).only();

        assertThat(read.values("truncatedBy")).containsExactly(Value.of("maxEmbedded"), Value.of("maxTime"));
    }

    @Test
    void leaves_out_sheets_beyond_a_number() throws Exception {
        var workbook = Corpus.document("testEXCEL.xls");
        var all = ComponentTester.of(ReadDocuments.TYPE, Map.of())
                .given(workbook)
                .run()
                .only();

        var read = ComponentTester.of(ReadDocuments.TYPE, Map.of("maxPages", 1))
                .given(workbook)
                .run()
                .only();

        assertThat(all.text("text").orElseThrow())
                .startsWith(read.text("text").orElseThrow())
                .isNotEqualTo(read.text("text").orElseThrow());
        assertThat(read.values("truncatedBy")).containsExactly(Value.of("maxPages"));
    }

    /// Reads by a clock that goes on for a second whenever it is looked at.
    private static TestResult slowly(Map<String, Object> parameters, Packet document) throws Exception {
        var looks = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochSecond(looks.incrementAndGet());
        return ComponentTester.of(ReadDocuments.TYPE, parameters)
                .clock(clock)
                .given(document)
                .run();
    }
}
