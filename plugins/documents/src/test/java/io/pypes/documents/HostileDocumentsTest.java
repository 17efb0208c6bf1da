package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import io.pypes.testkit.TestResult.Failed;
import io.pypes.testkit.hostile.HostileDocuments;
import io.pypes.testkit.hostile.HostileOffice;
import io.pypes.testkit.hostile.HostilePdf;
import io.pypes.testkit.hostile.NosyDocuments;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents that the limits of the component are enough for. What needs a process of its own is not read here.
class HostileDocumentsTest {

    private static final String BOMB = "The document unpacks to far more than it should, as if to do harm.";
    private static final String BROKEN = "The document cannot be read as \"%s\". It is broken, or something else.";
    private static final String BROKEN_XML = BROKEN.formatted("application/xml");

    @BeforeAll
    static void loads_the_parsers() throws Exception {
        read(Map.of(), "a.zip", HostileDocuments.zipOfMany(1));
    }

    static Stream<Arguments> cuts_and_says_by_which_limit() {
        return Stream.of(
                Arguments.of("maxCharacters", 9, "a.zip", HostileDocuments.zipBomb(20_000_000), "aaaaaaaa"),
                Arguments.of("maxCharacters", 9, "a.gz", HostileDocuments.gzipBomb(20_000_000), "aaaaaaaaa"),
                Arguments.of("maxCharacters", 9, "a.csv", HostileDocuments.longRow(1_000_000), "cell,cell"),
                Arguments.of("maxEmbedded", 2, "a.zip", HostileDocuments.zipOfMany(20_000), "a\n\na"),
                Arguments.of("maxEmbedded", 2, "a.eml", HostileDocuments.mailOfMany(5_000), "a\n\na"),
                Arguments.of("maxDepth", 4, "a.zip", HostileDocuments.deepZip(40), ""),
                Arguments.of("maxPages", 2, "a.pdf", HostilePdf.ofMany(20_000), "page\n\npage"));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(20)
    void cuts_and_says_by_which_limit(String limit, int most, String name, byte[] bytes, String text) throws Exception {
        var read = read(Map.of(limit, most), name, bytes).only();

        assertThat(read.text("text")).hasValue(text);
        assertThat(read.first("truncated")).hasValue(Value.of(true));
        assertThat(read.values("truncatedBy")).containsExactly(Value.of(limit));
    }

    static Stream<Arguments> ends_soon_after_its_time() {
        return Stream.of(
                Arguments.of("a.zip", HostileDocuments.zipOfMany(50_000)),
                Arguments.of("a.eml", HostileDocuments.mailOfMany(50_000)),
                Arguments.of("a.pdf", HostilePdf.ofMany(40_000)));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(10) // without the limit, minutes
    void ends_soon_after_its_time(String name, byte[] bytes) throws Exception {
        Map<String, Object> limits = Map.of("maxTime", "1s", "maxEmbedded", 1_000_000, "maxPages", 1_000_000);

        var result = read(limits, name, bytes);

        assertThat(result.emitted()).allMatch(read -> read.values("truncatedBy").equals(List.of(Value.of("maxTime"))));
        assertThat(result.failed()).extracting(Failed::kind).allMatch(kind -> kind == ErrorKind.TIMEOUT);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                Arguments.of("a.docx", HostileOffice.textBomb(60_000_000), BOMB),
                Arguments.of("a.xlsx", HostileOffice.workbookBomb(60_000_000), BOMB),
                Arguments.of("a.eml", HostileDocuments.deepMail(3000), BOMB),
                Arguments.of("a.xml", HostileDocuments.billionLaughs(), BROKEN_XML),
                Arguments.of("a.xml", HostileDocuments.quadraticBlowUp(100_000), BROKEN_XML),
                Arguments.of("a.xml", HostileDocuments.deepXml(500_000), BROKEN_XML),
                Arguments.of("a.png", HostileDocuments.hugePicture(), BROKEN.formatted("image/png")));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(20)
    void refuses(String name, byte[] bytes, String sentence) throws Exception {
        var failure = read(Map.of(), name, bytes).onlyFailure();

        assertThat(failure.message()).isEqualTo(sentence);
        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
    }

    @Test
    @Timeout(20)
    void refuses_an_archive_that_takes_too_much_space() throws Exception {
        var failure = read(Map.of("maxUnpacked", 1), "a.zip", HostileDocuments.zipBomb(200_000_000))
                .onlyFailure();

        assertThat(failure.message()).isEqualTo("More than 1 MB are embedded in the document.");
        assertThat(failure.kind()).isEqualTo(ErrorKind.RESOURCE);
    }

    @Test
    @Timeout(20)
    void refuses_an_office_file_in_an_archive_that_unpacks_without_end() throws Exception {
        var archive = HostileDocuments.zipOf("a.docx", HostileOffice.textBomb(60_000_000));

        assertThat(read(Map.of(), "a.zip", archive).onlyFailure().message()).isEqualTo(BOMB);
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                Arguments.of("a.docx", HostileOffice.textBomb(100), "a".repeat(100)),
                Arguments.of("a.xlsx", HostileOffice.workbookBomb(100), "a\n\t" + "a".repeat(100)),
                Arguments.of("a.html", HostileDocuments.deepHtml(20_000), "bottom"),
                Arguments.of("a.rtf", HostileDocuments.deepRtf(500_000), "top\nbottom"),
                Arguments.of("a.pdf", HostilePdf.bomb(1_000_000), ""),
                Arguments.of("a.pdf", HostilePdf.doubling(5), ""));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(30)
    void reads(String name, byte[] bytes, String text) throws Exception {
        assertThat(read(Map.of(), name, bytes).only().text("text")).hasValue(text);
    }

    @Test
    void names_files_in_archives_without_their_folders() throws Exception {
        var parts = read(Map.of("embedded", "packets"), "a.zip", HostileDocuments.zipSlip())
                .emitted(ReadDocuments.EMBEDDED_PORT);

        assertThat(parts)
                .extracting(
                        part -> part.metadata(Metadata.FILENAME).orElseThrow().asText())
                .containsExactlyInAnyOrder("slipped-1", "slipped-2", "slipped-3", "slipped-4");
    }

    @Test
    @Timeout(20)
    void reads_no_file_and_calls_no_service_that_a_document_names(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "canary");
        try (var service = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            var address = URI.create("http://127.0.0.1:%d/".formatted(service.getLocalPort()));
            for (var document : NosyDocuments.all(secret.toUri(), address).entrySet()) {
                var result = read(Map.of("properties", "all"), document.getKey(), document.getValue());

                assertThat(result.emitted())
                        .noneMatch(packet -> packet.toString().contains("canary"));
                assertThat(result.emitted().size() + result.failed().size()).isOne();
            }
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

    /// Or the test before would prove nothing.
    @Test
    void a_careless_parser_reads_the_file_that_a_document_names(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "canary").toUri();
        var nothing = Files.writeString(folder.resolve("nothing.txt"), "").toUri();
        var document = NosyDocuments.all(secret, nothing).get("a.xml");

        var read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(document));

        assertThat(read.getDocumentElement().getTextContent()).contains("canary");
    }

    private static TestResult read(Map<String, Object> parameters, String name, byte[] bytes) throws Exception {
        return ComponentTester.of(ReadDocuments.TYPE, parameters)
                .clock(InstantSource.system())
                .given(Packet.of(Content.of(bytes), MediaType.UNKNOWN).withMetadata(Metadata.FILENAME, Value.of(name)))
                .run();
    }
}
