package io.pypes.components;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.adapter.HtmlAdapter;
import io.pypes.components.extractor.ExtractPattern;
import io.pypes.components.filter.FilterByCondition;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.ParameterSchema.Binding;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Regular expressions of users that the one of the JDK takes many seconds for, or all of the stack.
class HostilePatternsTest {

    @BeforeAll
    static void loads_the_classes() throws Exception {
        extract("a", "a");
        filter("a", "a");
        select("a", "a");
    }

    static Stream<Arguments> patterns() {
        return Stream.of(
                Arguments.of("(a+)+$", "a".repeat(100_000) + "b"),
                Arguments.of("(.*a){14}$", "a".repeat(28) + "b"),
                Arguments.of("^(.*?,){12}P", "1,".repeat(100)),
                Arguments.of("\\s+$", " ".repeat(200_000) + "x"),
                Arguments.of("(a|b)*$", "ab".repeat(50_000) + "x"));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    @Timeout(10)
    void are_matched_in_linear_time(String pattern, String text) throws Exception {
        assertThat(extract(pattern, text).failed()).isEmpty();
        assertThat(filter(pattern, text).failed()).isEmpty();
        assertThat(select(pattern, text).failed()).isEmpty();
    }

    @Test
    void with_references_to_what_was_matched_are_refused() {
        assertThat(ExtractPattern.TYPE
                        .schema()
                        .bind(Map.of("attributes", List.of("text"), "pattern", "(a*)*\\1b", "into", "x")))
                .isInstanceOfSatisfying(
                        Binding.Faulty.class,
                        faulty -> assertThat(faulty.toString())
                                .contains("\"(a*)*\\1b\" is not a pattern: invalid escape sequence, at \"\\1\"."));
    }

    private static TestResult extract(String pattern, String text) throws Exception {
        return run(
                ExtractPattern.TYPE,
                Map.of("attributes", List.of("text"), "pattern", pattern, "into", "x"),
                Packet.empty().with("text", text));
    }

    private static TestResult filter(String pattern, String text) throws Exception {
        return run(
                FilterByCondition.TYPE,
                Map.of("condition", "doc.text.matches(r'%s')".formatted(pattern)),
                Packet.empty().with("text", text));
    }

    private static TestResult select(String pattern, String text) throws Exception {
        return run(
                HtmlAdapter.TYPE,
                Map.of("extract", List.of(Map.of("attribute", "x", "selector", "p:matches(%s)".formatted(pattern)))),
                Packet.of(Content.of(("<p>" + text).getBytes(StandardCharsets.UTF_8)), MediaType.of("text/html")));
    }

    private static <P extends Record> TestResult run(
            ComponentType<P> type, Map<String, Object> parameters, Packet packet) throws Exception {
        return ComponentTester.of(type, parameters).given(packet).run();
    }
}
