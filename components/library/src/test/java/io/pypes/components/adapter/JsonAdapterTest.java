package io.pypes.components.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.testkit.ComponentTester;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonAdapterTest {

    @Test
    void probe() throws Exception {
        for (var file : Corpora.files("JSONTestSuite/test_parsing")) {
            var result = ComponentTester.of(JsonAdapter.TYPE, Map.of())
                    .given(Documents.of("application/json", Files.readAllBytes(file)))
                    .run();
            var name = file.getFileName().toString();
            System.out.println(name + " "
                    + (result.failed().isEmpty()
                            ? "ok"
                            : result.failed().getFirst().message()));
        }
        assertThat(Corpora.files("x")).isEmpty();
    }
}
