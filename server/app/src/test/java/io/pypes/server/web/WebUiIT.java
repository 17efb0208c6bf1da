package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class WebUiIT {

    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final Http http;

    WebUiIT(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/flows", "/flows/clean-orders/edit"})
    void browsers_get_the_page_wherever_they_go(String path) throws IOException, InterruptedException {
        var answer = http.send("GET", path, "Accept", HTML);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<!doctype html><title>Pypes</title>\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nope", "/api", "/actuator/env", "/data/a/b/c", "/assets/none", "/none.js"})
    void what_is_no_page_is_not_found(String path) throws IOException, InterruptedException {
        var answer = http.send("GET", path, "Accept", HTML);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"detail\":\"There is nothing at \\\"%s\\\".\"".formatted(path));
    }

    @Test
    void programs_that_ask_for_no_page_get_none() throws IOException, InterruptedException {
        var answer = http.send("GET", "/flows", "Accept", "*/*");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void assets_are_kept_for_good_and_sent_compressed() throws IOException, InterruptedException {
        var answer = http.send("GET", "/assets/app-1a2b.js", "Accept-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/javascript");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
    }

    @Test
    void assets_are_sent_plain_to_those_who_cannot_decompress() throws IOException, InterruptedException {
        var answer = http.send("GET", "/assets/app-1a2b.js");

        assertThat(answer.body()).isEqualTo("export const answer = 42;\n");
    }

    @Test
    void the_icon_is_there() throws IOException, InterruptedException {
        var answer = http.send("GET", "/favicon.svg");

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
    }
}
