package io.pypes.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import io.pypes.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class FilesIT {

    private final Http http;
    private final Path output;

    FilesIT(@LocalServerPort int port, @Autowired Settings settings) {
        this.http = new Http(port);
        this.output = settings.output();
    }

    @BeforeEach
    void a_file() throws IOException {
        Files.createDirectories(output.resolve("orders"));
        var file = Files.writeString(output.resolve("orders/größe.csv"), "<script>alert(1)</script>");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    }

    @Test
    void files_are_listed() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/files");

        assertThat(answer.body()).startsWith("""
                {"root":"%s","files":[{"path":"orders/größe.csv","size":25,"modifiedAt":"2100-01-01T00:00:00Z"}""".formatted(output));
    }

    @Test
    void a_file_is_a_download_and_never_shown() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/files/content?path=orders/gr%C3%B6%C3%9Fe.csv");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value ->
                        assertThat(value).startsWith("attachment;").endsWith("filename*=UTF-8''gr%C3%B6%C3%9Fe.csv"));
    }

    @Test
    void what_is_not_there_is_not_found() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/files/content?path=../pypes.mv.db");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("""
                {"type":"urn:pypes:problem:file-unknown","title":"Not Found","status":404,\
                "detail":"There is no file \\"../pypes.mv.db\\".","instance":"/api/v1/files/content",\
                "code":"file-unknown"}""");
    }
}
