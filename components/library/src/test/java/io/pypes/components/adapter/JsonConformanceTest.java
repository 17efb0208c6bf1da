package io.pypes.components.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ErrorKind;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// JSONTestSuite: files that have to be accepted are named `y_...`, those to be refused `n_...`, and `i_...` may be
/// either.
class JsonConformanceTest {

    @Test
    void accepts_and_refuses_what_it_has_to() throws Exception {
        for (var file : Corpora.files("JSONTestSuite/test_parsing")) {
            var result = ComponentTester.of(JsonAdapter.TYPE, Map.of())
                    .given(Documents.of("application/json", Files.readAllBytes(file)))
                    .run();

            check(file, result);
        }
    }

    private static void check(Path file, TestResult result) {
        var name = file.getFileName().toString();
        assertThat(result.failed())
                .allSatisfy(failed -> assertThat(failed.message())
                        .as(name)
                        .matches("[A-Z].+\\.")
                        .doesNotContain("Source:", "`"));
        switch (name.charAt(0)) {
            case 'y' -> assertThat(result.failed()).as(name).isEmpty();
            case 'n' ->
                assertThat(result.failed())
                        .as(name)
                        .hasSize(1)
                        .allMatch(failed ->
                                failed.kind() == ErrorKind.INVALID_INPUT || failed.kind() == ErrorKind.RESOURCE);
            default -> assertThat(name).startsWith("i_");
        }
    }
}
