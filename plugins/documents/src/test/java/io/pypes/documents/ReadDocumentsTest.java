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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadDocumentsTest {

    @ParameterizedTest
    @CsvSource({
        "testPDF.pdf, application/pdf, Apache Tika is a toolkit for detecting and extracting metadata",
        "testWORD.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
                + " This document includes text that is BOLD and ITALIC.",
        "testEXCEL.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, '15\t225'",
        "testPPT.pptx, application/vnd.openxmlformats-officedocument.presentationml.presentation, Attachment Test",
        "testOpenOffice2.odt, application/vnd.oasis.opendocument.text, written in NeoOffice 2.2.1 for the Mac.",
        "testRFC822, message/rfc822, I'll have a look at mime4j and try to use it in Tika",
        "testRTF.rtf, application/rtf, Test d\u2019indexation Word",
        "testEPUB.epub, application/epub+zip, The previous headings were subchapters",
        "test-outlook.msg, application/vnd.ms-outlook, Nouvel utilisateur de Outlook Express",
    })
    void reads_text_and_finds_the_media_type(String filename, String mediaType, String text) throws Exception {
        var read = read(Map.of(), Corpus.document(filename)).only();

        assertThat(read.text("text").orElseThrow()).contains(text);
        assertThat(read.mediaType().essence()).isEqualTo(mediaType);
        assertThat(read.has("truncated")).isFalse();
    }

    @Test
    void reads_common_properties() throws Exception {
        var read = read(Map.of(), Corpus.document("testWORD.docx")).only();

        assertThat(read.names()).containsExactly("text", "title", "author", "created", "modified", "pages");
        assertThat(read.text("title")).hasValue("Sample Word Document");
        assertThat(read.values("author")).containsExactly(Value.of("Keith Bennett"));
        assertThat(read.first("created")).hasValue(Value.of(Instant.parse("2008-12-11T16:04:00Z")));
        assertThat(read.first("modified")).hasValue(Value.of(Instant.parse("2010-11-12T16:21:00Z")));
        assertThat(read.first("pages")).hasValue(Value.of(2));
    }

    @Test
    void reads_all_properties_when_told_to() throws Exception {
        var read = read(Map.of("properties", "all"), Corpus.document("testWORD.docx"))
                .only();

        assertThat(read.first("properties").orElseThrow())
                .isInstanceOfSatisfying(
                        Value.Fields.class,
                        all -> assertThat(all.fields())
                                .containsEntry("extended-properties:Application", Value.of("Microsoft Office Word"))
                                .doesNotContainKeys("dc:title", "Content-Type", "resourceName", "X-TIKA:Parsed-By"));
    }

    @Test
    void keeps_attributes_and_metadata_of_the_packet() throws Exception {
        var given = Corpus.document("testRTF.rtf").with("source", "mailbox").withMetadata("tenant", Value.of("a"));

        var read = read(Map.of(), given).only();

        assertThat(read.text("source")).hasValue("mailbox");
        assertThat(read.metadata("tenant")).hasValue(Value.of("a"));
        assertThat(read.metadata(Metadata.FILENAME)).hasValue(Value.of("testRTF.rtf"));
        assertThat(read.content()).isSameAs(Content.EMPTY);
    }

    @Test
    void keeps_the_content_when_told_to() throws Exception {
        var given = Corpus.document("testRTF.rtf");

        assertThat(read(Map.of("keepContent", true), given).only().content()).isSameAs(given.content());
    }

    @Test
    void adds_the_text_of_attachments_by_default() throws Exception {
        var read = read(Map.of(), zip("a.txt", "first", "b/c.txt", "second")).only();

        assertThat(read.text("text")).hasValue("first\n\nsecond");
    }

    @Test
    void makes_packets_of_attachments_when_told_to() throws Exception {
        var given = zip("a.txt", "first", "b/c.html", "<html><body>second</body></html>")
                .withMetadata(Metadata.ROUTE, Value.of("mails"));

        var result = read(Map.of("embedded", "packets"), given);

        assertThat(result.emitted()).hasSize(1);
        var parts = result.emitted(ReadDocuments.EMBEDDED_PORT);
        assertThat(parts)
                .extracting(part -> part.metadata(Metadata.FILENAME).orElseThrow())
                .containsExactly(Value.of("a.txt"), Value.of("c.html"));
        assertThat(parts).extracting(part -> part.mediaType().essence()).containsExactly("text/plain", "text/html");
        assertThat(parts.getFirst().content().bytes()).asString().isEqualTo("first");
        assertThat(parts.getFirst().metadata(Metadata.PARENT)).hasValue(Value.of("files.zip"));
        assertThat(parts.getFirst().metadata(Metadata.ROUTE)).hasValue(Value.of("mails"));
    }

    @Test
    void makes_packets_of_office_documents_inside_others() throws Exception {
        var result = read(Map.of("embedded", "packets"), Corpus.document("testWORD_embeded.doc"));

        var sheet = result.emitted(ReadDocuments.EMBEDDED_PORT).stream()
                .filter(part -> part.mediaType().essence().equals("application/vnd.ms-excel"))
                .findFirst()
                .orElseThrow();
        assertThat(read(Map.of(), sheet).only().text("text").orElseThrow()).contains("The quick brown fox");
    }

    @Test
    void reads_messages_of_a_folder_file_even_when_told_to_make_packets() throws Exception {
        var result = read(Map.of("embedded", "packets"), Corpus.document("testPST.pst"));

        assertThat(result.emitted().getFirst().text("text").orElseThrow()).contains("Gary Murphy");
        assertThat(result.failed()).isEmpty();
    }

    @Test
    void leaves_attachments_out_when_told_to() throws Exception {
        var read = read(Map.of("embedded", "ignore"), zip("a.txt", "first")).only();

        assertThat(read.text("text")).hasValue("");
    }

    @Test
    void rejects_an_attachment_it_cannot_read_and_goes_on() throws Exception {
        var result = read(Map.of(), zip("broken.docx", "PK\u0003\u0004 and nothing more", "a.txt", "first"));

        assertThat(result.emitted().getFirst().text("text")).hasValue("first");
        assertThat(result.rejected()).singleElement().satisfies(part -> {
            assertThat(part.message())
                    .isEqualTo("The document cannot be read as \"application/vnd.openxmlformats-officedocument"
                            + ".wordprocessingml.document\". It is broken, or something else.");
            assertThat(part.packet().metadata(Metadata.FILENAME)).hasValue(Value.of("broken.docx"));
            assertThat(part.packet().content().bytes()).asString().startsWith("PK");
        });
    }

    @Test
    void cuts_long_text() throws Exception {
        var read = read(Map.of("maxCharacters", 12), Corpus.document("testPDF.pdf"))
                .only();

        assertThat(read.text("text")).hasValue("Apache Tika");
        assertThat(read.first("truncated")).hasValue(Value.of(true));
        assertThat(read.values("truncatedBy")).containsExactly(Value.of("maxCharacters"));
    }

    @Test
    void leaves_out_attachments_beyond_a_number() throws Exception {
        var read = read(Map.of("maxEmbedded", 1), zip("a.txt", "first", "b.txt", "second"))
                .only();

        assertThat(read.text("text")).hasValue("first");
        assertThat(read.first("truncated")).hasValue(Value.of(true));
        assertThat(read.values("truncatedBy")).containsExactly(Value.of("maxEmbedded"));
    }

    @Test
    void leaves_out_attachments_beyond_a_depth() throws Exception {
        var inner = zip("a.txt", "deep").content().bytes();
        var outer = zip(Map.of("inner.zip", inner, "b.txt", "flat".getBytes(StandardCharsets.UTF_8)));

        var read = read(Map.of("maxDepth", 1), outer).only();

        assertThat(read.text("text")).hasValue("flat");
        assertThat(read.first("truncated")).hasValue(Value.of(true));
        assertThat(read.values("truncatedBy")).containsExactly(Value.of("maxDepth"));
    }

    @Test
    void refuses_a_document_with_too_much_in_it() throws Exception {
        var result = read(
                Map.of("maxUnpacked", 1, "embedded", "packets"),
                zip(Map.of("a.bin", new byte[1 << 20], "b.bin", new byte[1])));

        assertThat(result.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.message()).isEqualTo("More than 1 MB are embedded in the document.");
            assertThat(failed.kind()).isEqualTo(ErrorKind.RESOURCE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "testWORD_protected_passtika.docx | The document is protected by a password.",
                "test7Z_protected_passTika.7z | The document is protected by a password.",
                "testEXCEL.strict.xlsx | The document is of a variant of \"application/vnd.openxmlformats-officedocument"
                        + ".spreadsheetml.sheet\" that cannot be read here.",
                "testWORD_truncated.docx | The document cannot be read as \"application/vnd.openxmlformats-officedocument"
                        + ".wordprocessingml.document\". It is broken, or something else.",
                "testJPEG.jp2 | Documents of type \"image/jp2\" cannot be read here.",
                "TIKA-216.tgz | The document unpacks to far more than it should, as if to do harm.",
            })
    void says_why_a_document_cannot_be_read(String filename, String sentence) throws Exception {
        var failure = read(Map.of(), Corpus.document(filename)).onlyFailure();

        assertThat(failure.message()).isEqualTo(sentence);
        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
    }

    @Test
    void refuses_an_empty_document() throws Exception {
        var failure = read(Map.of(), Packet.of(Content.EMPTY, MediaType.of("application/pdf")))
                .onlyFailure();

        assertThat(failure.message()).isEqualTo("The document is empty.");
    }

    @Test
    void refuses_bytes_of_no_known_type() throws Exception {
        var bytes = Content.of(new byte[] {0, 1, 2, 3});

        assertThat(read(Map.of(), Packet.of(bytes, MediaType.UNKNOWN))
                        .onlyFailure()
                        .message())
                .isEqualTo("The document is of no type that is known here.");
    }

    @Test
    void reads_no_file_that_a_document_names(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "canary");
        var xml = "<!DOCTYPE a [<!ENTITY b SYSTEM \"%s\">]><a>before &b; after</a>".formatted(secret.toUri());

        var text = read(Map.of(), zip("a.xml", xml)).only().text("text").orElseThrow();

        assertThat(text).contains("before").contains("after").doesNotContain("canary");
    }

    @Test
    void passes_an_interrupt_on_from_amid_a_document() throws Exception {
        var result = ComponentTester.of(ReadDocuments.TYPE, Map.of("embedded", "packets"))
                .interruptedAfter(1)
                .given(zip("a.txt", "first", "b.txt", "second"))
                .run();

        assertThat(result.interrupted()).isTrue();
        assertThat(result.emitted(ReadDocuments.EMBEDDED_PORT)).hasSize(1);
    }

    @Test
    void takes_other_media_types_when_told_to() {
        var parameters = new ReadDocuments.Parameters(
                ReadDocuments.Embedded.INLINE,
                ReadDocuments.Properties.COMMON,
                1,
                1,
                1,
                1,
                1,
                Duration.ofSeconds(1),
                List.of(MediaType.of("application/pdf"), MediaType.of("image/*")),
                false);

        assertThat(ReadDocuments.TYPE.traits().takes().apply(parameters)).containsExactly("application/pdf", "image/*");
    }

    private static TestResult read(Map<String, Object> parameters, Packet... packets) throws Exception {
        return ComponentTester.of(ReadDocuments.TYPE, parameters).given(packets).run();
    }

    /// An archive of text files, by name and text.
    private static Packet zip(String... namesAndTexts) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var index = 0; index < namesAndTexts.length; index += 2) {
            files.put(namesAndTexts[index], namesAndTexts[index + 1].getBytes(StandardCharsets.UTF_8));
        }
        return zip(files);
    }

    private static Packet zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return Packet.of(Content.of(bytes.toByteArray()), MediaType.of("application/zip"))
                .withMetadata(Metadata.FILENAME, Value.of("files.zip"));
    }
}
