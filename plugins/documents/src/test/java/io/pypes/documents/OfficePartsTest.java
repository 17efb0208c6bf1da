package io.pypes.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import io.pypes.testkit.hostile.HostileOffice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

@Timeout(30)
class OfficePartsTest {

    private static final int LARGE = 60_000_000;

    static Stream<Arguments> refuses_what_unpacks_without_end() throws Exception {
        var bomb = HostileOffice.textBomb(LARGE);
        return Stream.of(
                Arguments.of("with a part marked as encrypted", HostileOffice.markedTextBomb(LARGE)),
                Arguments.of("with another case of a name", renamed(bomb)),
                Arguments.of("with a false size", withPackedSize(bomb, Integer.MAX_VALUE)),
                Arguments.of("without its directory", withoutDirectory(bomb)),
                Arguments.of("with something before it", prefixed(bomb)),
                Arguments.of("encrypted with the usual password", encrypted(bomb)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses_what_unpacks_without_end(String how, byte[] bytes) throws Exception {
        var failure = read(bytes).onlyFailure();

        assertThat(failure.message())
                .as(how)
                .isEqualTo("The document unpacks to far more than it should, as if to do harm.");
    }

    static Stream<Arguments> reads_what_only_looks_odd() throws Exception {
        var good = HostileOffice.textBomb(1);
        return Stream.of(
                Arguments.of("with a part marked as encrypted", HostileOffice.markedTextBomb(1)),
                Arguments.of("with another case of a name", renamed(good)),
                Arguments.of("without its directory", withoutDirectory(good)),
                Arguments.of("with something before it", prefixed(good)),
                Arguments.of("encrypted with the usual password", encrypted(good)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void reads_what_only_looks_odd(String how, byte[] bytes) throws Exception {
        assertThat(read(bytes).only().text("text")).as(how).hasValue("a".repeat(100));
    }

    @Test
    void ends_with_the_text_so_far_when_the_time_is_over() throws Exception {
        var archive = zip("a.txt", "first".getBytes(US_ASCII), "b.docx", HostileOffice.textBomb(4_900_000));

        var read = slowly("40s", packet("a.zip", archive)).only();

        assertThat(read.text("text")).hasValue("first");
        assertThat(read.values("truncatedBy")).containsExactly(Value.of("maxTime"));
    }

    @Test
    void fails_a_document_whose_time_is_over_before_it_is_read() throws Exception {
        var document = packet("a.docx", HostileOffice.largeText(20_000_000));

        assertThat(slowly("100s", document).onlyFailure().kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void stops_amid_a_part_when_the_run_stops(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("a.docx"), HostileOffice.largeText(1_000_000));
        var looks = new AtomicLong();
        InstantSource clock = () -> {
            if (looks.incrementAndGet() == 9) {
                Thread.currentThread().interrupt();
            }
            return Instant.EPOCH;
        };
        var cuts = new Cuts(parameters(), clock);

        assertThatThrownBy(() -> OfficeParts.check(file, cuts))
                .isInstanceOf(SAXException.class)
                .hasMessage("The run stops.");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(looks).hasValue(9);
    }

    private static ReadDocuments.Parameters parameters() {
        return new ReadDocuments.Parameters(
                ReadDocuments.Embedded.INLINE,
                ReadDocuments.Properties.COMMON,
                1,
                1,
                1,
                1,
                1,
                Duration.ofSeconds(1),
                List.of(),
                false);
    }

    /// Reads by a clock that goes on for a second whenever it is looked at.
    private static TestResult slowly(String maxTime, Packet document) throws Exception {
        var looks = new AtomicLong();
        return ComponentTester.of(ReadDocuments.TYPE, Map.of("maxTime", maxTime))
                .clock(() -> Instant.ofEpochSecond(looks.incrementAndGet()))
                .given(document)
                .run();
    }

    private static byte[] zip(String name, byte[] bytes, String otherName, byte[] otherBytes) throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.putNextEntry(new ZipEntry(otherName));
            zip.write(otherBytes);
        }
        return archive.toByteArray();
    }

    private static byte[] renamed(byte[] document) {
        return new String(document, ISO_8859_1)
                .replace("[Content_Types].xml", "[content_types].XML")
                .getBytes(ISO_8859_1);
    }

    /// What the directory says of the last part, which is the large one.
    private static byte[] withPackedSize(byte[] document, int size) {
        var last = new String(document, ISO_8859_1).lastIndexOf("PK\1\2");
        var bytes = document.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(last + 20, size);
        return bytes;
    }

    private static byte[] withoutDirectory(byte[] document) {
        return Arrays.copyOf(document, new String(document, ISO_8859_1).indexOf("PK\1\2"));
    }

    private static byte[] prefixed(byte[] document) {
        var bytes = new byte[document.length + 1];
        System.arraycopy(document, 0, bytes, 1, document.length);
        return bytes;
    }

    private static byte[] encrypted(byte[] document) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var file = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword(Decryptor.DEFAULT_PASSWORD);
            try (var parts = encryptor.getDataStream(file)) {
                parts.write(document);
            }
            file.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static TestResult read(byte[] bytes) throws Exception {
        return ComponentTester.of(ReadDocuments.TYPE, Map.of())
                .given(packet("a.docx", bytes))
                .run();
    }

    private static Packet packet(String name, byte[] bytes) {
        return Packet.of(Content.of(bytes), MediaType.UNKNOWN).withMetadata(Metadata.FILENAME, Value.of(name));
    }
}
