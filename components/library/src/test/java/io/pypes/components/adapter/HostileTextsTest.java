package io.pypes.components.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.ErrorKind;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts that are meant to fill the memory or the stack, or to read what is none of their business.
class HostileTextsTest {

    private static final int MANY = 500_000;
    private static final String LIMIT = ", which is the limit set for this step.";

    static Stream<Arguments> refuses() {
        return Stream.of(
                json(
                        "[".repeat(MANY),
                        "The JSON goes beyond a limit: Document nesting depth exceeds the maximum allowed (500)."),
                json(
                        "{\"a\":".repeat(MANY),
                        "The JSON goes beyond a limit: Document nesting depth exceeds the maximum allowed (500)."),
                json(
                        "{\"" + "a".repeat(60_000) + "\":1}",
                        "The JSON goes beyond a limit: Name length exceeds the maximum allowed (50000)."),
                json(
                        "[1" + "0".repeat(2_000) + "]",
                        "The JSON goes beyond a limit: Number value length exceeds the maximum allowed (1000)."),
                json(
                        "[\"" + "a".repeat(MANY) + "\"]",
                        "The JSON goes beyond a limit: String value length exceeds the maximum allowed (100000)."),
                json(
                        "{\"a\":[1" + ",1".repeat(MANY) + "]}",
                        "The record that begins at line 1, column 1 has more than 100000 characters" + LIMIT),
                xml(
                        "<a>".repeat(MANY),
                        "The XML goes beyond a limit at line 1, column 1501: Maximum Element Depth limit (500)"
                                + " Exceeded."),
                xml(
                        "<a" + attributes(2_000) + "/>",
                        "The XML goes beyond a limit at line 1, column 1: Attribute limit (1000) exceeded."),
                xml(
                        "<a>" + "<b/>".repeat(MANY) + "</a>",
                        "The record that begins at line 1, column 1 has more than 100000 characters" + LIMIT),
                csv(
                        "a" + ",a".repeat(MANY),
                        "The row that begins in line 1 has more than 100000 characters, which is the limit set for this"
                                + " step. Perhaps a quote is not closed there."));
    }

    private static Arguments json(String text, String message) {
        return Arguments.of(JsonAdapter.TYPE, "maxRecordLength", text, message);
    }

    private static Arguments xml(String text, String message) {
        return Arguments.of(XmlAdapter.TYPE, "maxRecordLength", text, message);
    }

    private static Arguments csv(String text, String message) {
        return Arguments.of(CsvAdapter.TYPE, "maxRowLength", text, message);
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> " a%d='b'".formatted(number))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(10)
    void refuses(ComponentType<?> type, String limit, String text, String message) throws Exception {
        var failure = run(type, Map.of(limit, 100_000), "text/plain", text).onlyFailure();

        assertThat(failure.message()).isEqualTo(message);
        assertThat(failure.kind()).isEqualTo(ErrorKind.RESOURCE);
    }

    @Test
    @Timeout(20)
    void reads_xhtml_that_is_nested_deeply() throws Exception {
        var read = run(HtmlAdapter.TYPE, Map.of(), "application/xhtml+xml", "<div>".repeat(MANY) + "x");

        assertThat(read.only().text("text")).hasValue("x");
    }

    @Test
    @Timeout(20)
    void reads_no_file_and_calls_no_service_that_xhtml_names(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "canary").toUri();
        try (var service = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + service.getLocalPort();
            var html = "<!DOCTYPE html SYSTEM '%s' [<!ENTITY a SYSTEM '%s'><!ENTITY b SYSTEM '%s'>]><html><body>&a; &b;"
                    .formatted(address, secret, address);

            var read = run(HtmlAdapter.TYPE, Map.of(), "application/xhtml+xml", html);

            assertThat(read.only().text("text")).hasValue("&a; &b;");
            service.setSoTimeout(1);
            assertThat(isCalled(service)).isFalse();
        }
    }

    private static boolean isCalled(ServerSocket service) throws Exception {
        try (var _ = service.accept()) {
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private static <P extends Record> TestResult run(
            ComponentType<P> type, Map<String, Object> parameters, String mediaType, String text) throws Exception {
        return ComponentTester.of(type, parameters)
                .given(Documents.of(mediaType, text))
                .run();
    }
}
