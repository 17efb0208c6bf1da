package io.pypes.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.OwnServer;
import io.pypes.server.catalog.PluginJar;
import io.pypes.server.catalog.samples.Hold;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Looks at folders of servers that were stopped.
@Timeout(90)
class DoctorIT {

    private static final int LARGE = 300 * 1024;

    @TempDir
    private Path folder;

    private final CountDownLatch gate = Hold.newGate();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void drop() throws IOException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        var jar = PluginJar.of(Hold.class).write(jars.resolve("hold.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH)); // so it is loaded at the first look
    }

    @AfterEach
    void open() {
        gate.countDown();
    }

    @Test
    void nothing_is_wrong_with_a_folder_as_a_server_leaves_it_and_nothing_is_changed() throws Exception {
        try (var server = start()) {
            var client = server.client();
            var flow = client.publish("Orders", "read-csv", "write-ndjson {'file': 'orders.ndjson'}");
            client.feed(flow, "text/csv", "a\n1\n");
            client.feed(flow, "", new byte[LARGE], "Content-Type", "image/png");
            hold(server, 2, "a\n1\n".getBytes(UTF_8));
        }
        var before = contents();

        assertThat(examine()).as(said()).isZero();

        assertThat(said())
                .contains(
                        "Format\n  It is 2, which is that of this server.",
                        "It opens, and all rows can be read: dead_document 1, dead_letter 1, document 2,",
                        "2 documents are in flight. They go on when their flow runs:",
                        "  flow \"held\": 2 accepted by revision 1",
                        "All records are as they were written, and the files end cleanly.",
                        "1 dead letter in the database.",
                        "1 file of lines, and each ends with a whole one.")
                .endsWith("\nNothing is wrong.\n");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_record_that_the_disk_has_changed_is_named() throws Exception {
        try (var server = start()) {
            hold(server, 1, "a\n1\n".getBytes(UTF_8));
        }
        damageFirstRecord();
        var before = contents();

        assertThat(examine()).as(said()).isEqualTo(1);

        assertThat(said())
                .containsPattern(
                        "! The next start mends what it can and keeps a copy\\. It will say: File \"[^\"]*\\.log\" "
                                + "of the intake log was damaged, or not written to its end: ")
                .containsPattern("! These documents are lost, or what is known of them is not all: [0-9]+\\.");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void content_of_an_accepted_document_that_is_missing_is_named() throws Exception {
        try (var server = start()) {
            hold(server, 1, "a\n1\n".repeat(LARGE).getBytes(UTF_8));
        }
        var content = Folders.files(folder.resolve("data/accepted"), ".content").getFirst();
        Files.delete(content);
        Files.createFile(content.resolveSibling("7.content"));

        assertThat(examine()).as(said()).isEqualTo(1);

        assertThat(said())
                .containsPattern(
                        "! File \"accepted/%s\" is missing\\. Document \"[^\"]*\" of flow \"held\" becomes a dead letter without it"
                                .formatted(content.getFileName()))
                .contains("1 file is of documents that have ended. The next start removes them.");
    }

    @Test
    void dead_letters_without_content_and_content_without_dead_letters_are_named() throws Exception {
        try (var server = start()) {
            var flow = server.client().publish("Orders", "read-csv", "discard");
            server.client().feed(flow, "", new byte[LARGE], "Content-Type", "image/png");
        }
        var content = Folders.files(folder.resolve("data/dead-letters")).getFirst();
        Files.move(content, content.resolveSibling("nobody.content"));

        assertThat(examine()).as(said()).isEqualTo(1);

        assertThat(said())
                .contains(
                        "of flow \"orders\" has lost its content of 307200 bytes",
                        "! There is 1 file in the folder \"dead-letters\" of no dead letter, such as \"nobody.content\".",
                        "2 things were found.");
    }

    @Test
    void an_output_file_that_ends_in_the_middle_of_a_line_is_named() throws Exception {
        start().close();
        Files.createDirectories(folder.resolve("data/output/a"));
        Files.writeString(folder.resolve("data/output/a/orders.ndjson"), "{}\n{\"key\":");

        assertThat(examine()).as(said()).isEqualTo(1);

        assertThat(said()).contains("! File \"output/a/orders.ndjson\" ends in the middle of a line.");
    }

    @Test
    void a_database_that_is_no_database_is_named() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/pypes.mv.db"), "nonsense".repeat(10_000));

        assertThat(examine()).as(said()).isEqualTo(1);

        assertThat(said()).contains("! It cannot be read, and the server will not start, or fail later: ");
    }

    @Test
    void a_folder_with_a_running_server_is_left_alone() throws Exception {
        try (var _ = start()) {
            assertThat(examine()).isEqualTo(2);

            assertThat(said())
                    .isEqualTo("The data folder \"%s\" is in use by a server that runs. Stop it first.\n"
                            .formatted(folder.resolve("data")));
        }
    }

    @Test
    void a_folder_of_a_newer_format_is_left_alone() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/format"), "99\n");

        assertThat(examine()).isEqualTo(2);

        assertThat(said()).contains("has format \"99\". This server reads format \"2\" and those before:");
    }

    @Test
    void a_folder_that_is_not_there_is_not_made() {
        assertThat(examine()).isEqualTo(2);

        assertThat(said())
                .isEqualTo("The data folder \"%s\" is not there. Name the folder that \"--data\" of the server names.\n"
                        .formatted(folder.resolve("data")));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_folder_of_something_else_is_refused() throws Exception {
        Files.createDirectory(folder.resolve("data"));

        assertThat(examine()).isEqualTo(2);

        assertThat(said()).contains("is no data folder of Pypes: it has no file \"lock\".");
        assertThat(folder.resolve("data")).isEmptyDirectory();
    }

    private OwnServer start() {
        return OwnServer.start(folder, "--pypes.stop-deadline=0s");
    }

    /// Leaves documents in flight.
    private static void hold(OwnServer server, int documents, byte[] body) throws IOException, InterruptedException {
        var flow = server.client().publish("Held", "read-csv", "hold", "discard");
        for (var number = 0; number < documents; number++) {
            var answer = server.client()
                    .send("POST", "/api/v1/flows/" + flow + "/documents", body, "Content-Type", "text/csv");
            assertThat(answer.status()).isEqualTo(202);
        }
    }

    private int examine() {
        return Doctor.examine(folder.resolve("data"), new PrintStream(said, true, UTF_8));
    }

    private String said() {
        return said.toString(UTF_8);
    }

    /// Changes a byte of the first record in the intake log.
    private void damageFirstRecord() throws IOException {
        for (var file : Folders.files(folder.resolve("data/intake"), ".log")) {
            var bytes = Files.readAllBytes(file);
            var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Pyp1R");
            if (at >= 0) {
                bytes[at + 40] ^= 1;
                Files.write(file, bytes, StandardOpenOption.WRITE);
                return;
            }
        }
        throw new AssertionError("There is no record.");
    }

    /// All but temporary files, which the server of the test, being in the same process, removes when they are garbage.
    private Map<String, Long> contents() throws IOException {
        var found = new TreeMap<String, Long>();
        try (var files = Files.walk(folder.resolve("data"))) {
            for (var file :
                    files.filter(path -> !path.toString().endsWith(".part")).toList()) {
                var checksum = new CRC32();
                checksum.update(Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
                found.put(file.toString(), checksum.getValue());
            }
        }
        return found;
    }
}
