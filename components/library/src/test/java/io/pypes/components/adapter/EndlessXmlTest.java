package io.pypes.components.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult.Failed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of a document that never end have to be refused before they fill the memory.
class EndlessXmlTest {

    @ParameterizedTest
    @Timeout(20)
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<a>,x",
                "<a><![CDATA[,x",
                "<a><!--,x",
                "<!--,x",
                "<a><?p ,x",
                "<a b=',x",
                "<a><b>,<c/>",
                "<,x",
                "<a ,x",
                "<a>&,x",
                "<a>,<b>"
            })
    void refuses(String start, String repeated) throws Exception {
        var result = ComponentTester.of(XmlAdapter.TYPE, Map.of("maxRecordLength", 100_000))
                .given(Packet.of(new EndlessContent(start, repeated), MediaType.of("text/xml")))
                .run();

        assertThat(result.failed()).extracting(Failed::kind).containsExactly(ErrorKind.RESOURCE);
    }

    @Test
    void says_what_is_too_long() throws Exception {
        var endless = new EndlessContent("<", "x");

        var result = ComponentTester.of(XmlAdapter.TYPE, Map.of("maxRecordLength", 100_000))
                .given(Packet.of(endless, MediaType.of("text/xml")))
                .run();

        assertThat(result.onlyFailure().message())
                .isEqualTo("A piece of the XML has more than 100000 characters, which is the limit set for this step.");
    }
}
