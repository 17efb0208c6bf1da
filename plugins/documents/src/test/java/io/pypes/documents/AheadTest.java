package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.tika.parser.AutoDetectParser;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void each_document_is_one_that_its_parser_reads() {
        var parser = new AutoDetectParser();

        assertThat(Ahead.documents())
                .hasSize(5)
                .allSatisfy(document -> assertThat(Ahead.text(parser, document)).contains("Read ahead."));
    }
}
