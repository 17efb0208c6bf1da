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
class RequestChecksIT {

    private final int port;
    private final Http http;

    RequestChecksIT(@LocalServerPort int port) {
        this.port = port;
        this.http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080"})
    void names_of_this_machine_are_ours(String host) throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/flows", "Host", host);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void another_name_is_refused() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/flows", "Host", "evil.example:8080");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("""
                {"type":"urn:pypes:problem:host-refused","title":"Forbidden","status":403,\
                "detail":"The request is addressed to \\"evil.example:8080\\", which is no name of this server.\
                 If it is one, add it to the setting \\"pypes.hosts\\".",\
                "instance":"/api/v1/flows","code":"host-refused"}""");
    }

    @Test
    void another_origin_is_refused_even_for_reading() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/flows", "Origin", "http://evil.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("""
                {"type":"urn:pypes:problem:origin-refused","title":"Forbidden","status":403,\
                "detail":"The request comes from \\"http://evil.example\\". Only pages of this server may make it.",\
                "instance":"/api/v1/flows","code":"origin-refused"}""");
    }

    @Test
    void our_own_origin_is_let_in() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/flows", "Origin", "http://127.0.0.1:" + port);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://127.0.0.1:1", "http://127.0.0.1", "file://"})
    void an_origin_that_is_nearly_ours_is_refused(String origin) throws IOException, InterruptedException {
        var answer = http.send("POST", "/api/v1/flows", "Origin", origin);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_change_from_another_site_is_refused_without_an_origin_too() throws IOException, InterruptedException {
        var answer = http.send("POST", "/api/v1/flows", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_link_from_another_site_is_followed() throws IOException, InterruptedException {
        var answer = http.send("GET", "/", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void every_answer_tells_browsers_to_be_careful() throws IOException, InterruptedException {
        var headers = http.send("GET", "/api/v1/nope").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                        + "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                        + "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }
}
