package io.pypes.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CorpusFlowTest {

    @Test
    void what_a_document_came_to_has_neither_its_id_nor_when_it_was() throws Exception {
        var status = """
                {"id":"01j","flow":"corpus","revision":1,"filename":"a \\"state\\":\\"lost\\".pdf",\
                "mediaType":"application/pdf","size":763,"state":"dead-lettered","receivedAt":"2026-11-30T00:00:00Z",\
                "settledAt":"2026-11-30T00:00:01Z","counts":{"published":0,"dropped":0,"deadLettered":1},\
                "notes":[{"node":"read","state":"dead-lettered","message":"It is broken."}],"replayed":[],\
                "truncated":false}""";

        assertThat(CorpusFlow.fate(status))
                .isEqualTo("application/pdf dead-lettered {\"published\":0,\"dropped\":0,\"deadLettered\":1},\"notes\":"
                        + "[{\"node\":\"read\",\"state\":\"dead-lettered\",\"message\":\"It is broken.\"}]");
    }

    @Test
    void a_line_tells_the_name_of_its_document_though_a_text_has_one_too() throws Exception {
        var line = "{\"text\":\"{\\\"_filename\\\":\\\"b\\\"}\",\"_filename\":\"a (1).pdf\",\"_mediaType\":\"x/y\"}";

        assertThat(CorpusFlow.name(line)).isEqualTo("a (1).pdf");
    }

    @Test
    void a_line_without_a_name_is_shown() {
        assertThatThrownBy(() -> CorpusFlow.name("{}"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(" in {}");
    }
}
