package io.pypes.components.adapter;

import io.pypes.sdk.Packet;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.util.List;
import java.util.Map;

/// What the tests of [CsvAdapter] have in common.
final class CsvCase {
    private CsvCase() {}

    static TestResult read(String text) throws Exception {
        return read(text, Map.of());
    }

    static TestResult read(String text, Map<String, ?> parameters) throws Exception {
        return read(document(text), parameters);
    }

    static TestResult read(Packet document, Map<String, ?> parameters) throws Exception {
        return ComponentTester.of(CsvAdapter.TYPE, parameters).given(document).run();
    }

    static Packet document(String text) {
        return Documents.of("text/csv", text);
    }

    static List<Map<String, String>> rows(TestResult result) {
        return result.emitted().stream().map(Documents::texts).toList();
    }
}
