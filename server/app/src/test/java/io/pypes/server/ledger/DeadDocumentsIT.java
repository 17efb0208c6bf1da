package io.pypes.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DeadDocumentsIT {

    private final DeadDocuments documents;

    DeadDocumentsIT(@Autowired DeadDocuments documents) {
        this.documents = documents;
    }

    @Test
    void a_document_goes_in_again_where_it_came_in() throws Exception {
        var entrances =
                List.of(new Entrance.ByMediaType(), new Entrance.Adapter("read"), new Entrance.Brought("inbox", "out"));

        for (var entrance : entrances) {
            var packet = Packet.of(Content.of("x".getBytes(StandardCharsets.UTF_8)), MediaType.of("text/plain"));
            documents.keep("flow", new Document(entrance.toString(), packet, entrance));

            assertThat(documents.entrance("flow", entrance.toString())).contains(entrance);
        }
        documents.sweep("flow", entrances.stream().map(Object::toString).toList());
    }
}
