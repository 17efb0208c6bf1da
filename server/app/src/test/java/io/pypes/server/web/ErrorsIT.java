package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ErrorsIT {

    private final Http http;

    ErrorsIT(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void an_unknown_path_is_not_found() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/nope");

        assertProblem(answer, 404, """
                {"type":"urn:pypes:problem:not-found","title":"Not Found","status":404,\
                "detail":"There is nothing at \\"/api/v1/nope\\".","instance":"/api/v1/nope","code":"not-found"}""");
    }

    @Test
    void a_wrong_method_is_answered_with_the_right_ones() throws IOException, InterruptedException {
        var answer = http.send("PATCH", "/api/v1/flows");

        assertProblem(answer, 405, """
                {"type":"urn:pypes:problem:method-not-allowed","title":"Method Not Allowed","status":405,\
                "detail":"\\"/api/v1/flows\\" takes no PATCH. It takes \\"GET\\", \\"POST\\".",\
                "instance":"/api/v1/flows","code":"method-not-allowed"}""");
        assertThat(answer.headers().firstValue("Allow").orElseThrow().split(","))
                .containsOnly("GET", "POST");
    }

    @Test
    void an_answer_that_nobody_accepts_is_refused() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/flows", "Accept", "text/csv");

        assertProblem(answer, 406, """
                {"type":"urn:pypes:problem:not-acceptable","title":"Not Acceptable","status":406,\
                "detail":"The answer cannot be of a media type that the request accepts. It can be\
                 \\"application/*+json\\", \\"application/json\\", \\"application/x-ndjson\\", \\"text/event-stream\\".",\
                "instance":"/api/v1/flows","code":"not-acceptable"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "cursor=x  | The parameter \\\"cursor\\\" is \\\"x\\\". It must be the \\\"next\\\" of the page before.",
                "limit=x   | The parameter \\\"limit\\\" is \\\"x\\\". It must be a whole number.",
                "limit=0   | The parameter \\\"limit\\\" is \\\"0\\\". It must be from 1 to 500.",
                "limit=501 | The parameter \\\"limit\\\" is \\\"501\\\". It must be from 1 to 500."
            })
    void a_wrong_parameter_is_told_from_a_right_one(String query, String detail)
            throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/flows?" + query);

        assertProblem(answer, 400, """
                {"type":"urn:pypes:problem:parameter-invalid","title":"Bad Request","status":400,\
                "detail":"%s","instance":"/api/v1/flows","code":"parameter-invalid"}""".formatted(detail));
    }

    @Test
    void a_missing_parameter_is_named() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/files/content");

        assertProblem(answer, 400, """
                {"type":"urn:pypes:problem:parameter-missing","title":"Bad Request","status":400,\
                "detail":"The query parameter \\"path\\" is missing.","instance":"/api/v1/files/content",\
                "code":"parameter-missing"}""");
    }

    @Test
    void a_missing_body_is_asked_for() throws IOException, InterruptedException {
        var answer = http.send("POST", "/api/v1/flows");

        assertProblem(answer, 400, """
                {"type":"urn:pypes:problem:body-empty","title":"Bad Request","status":400,\
                "detail":"The request has no body. It must have one.","instance":"/api/v1/flows","code":"body-empty"}""");
    }

    @Test
    void a_body_of_another_media_type_is_refused() throws IOException, InterruptedException {
        var answer = http.send("POST", "/api/v1/flows", BodyPublishers.ofString("hello"), "Content-Type", "text/plain");

        assertProblem(answer, 415, """
                {"type":"urn:pypes:problem:media-type-unsupported","title":"Unsupported Media Type","status":415,\
                "detail":"The body is of media type \\"text/plain\\". It must be of\
                 \\"application/*+json\\", \\"application/json\\", \\"application/x-ndjson\\".",\
                "instance":"/api/v1/flows","code":"media-type-unsupported"}""");
    }

    @Test
    void a_body_that_is_no_json_is_refused_with_the_place() throws IOException, InterruptedException {
        var answer = http.sendJson("POST", "/api/v1/flows", "{\n  \"name\": x\n}");

        assertProblem(answer, 400, """
                {"type":"urn:pypes:problem:json-invalid","title":"Bad Request","status":400,\
                "detail":"The body is not valid JSON at line 2, column 11: Unrecognized token 'x': was expecting\
                 (JSON String, Number, Array, Object or token 'null', 'true' or 'false').",\
                "instance":"/api/v1/flows","code":"json-invalid"}""");
    }

    @Test
    void a_body_with_an_unknown_name_is_refused() throws IOException, InterruptedException {
        var answer = http.sendJson("POST", "/api/v1/flows", """
                {"format": "pypes.flow/1", "name": "x", "nodes": [], "wires": [], "layout": {}, "title": "x"}""");

        assertProblem(answer, 400, """
                {"type":"urn:pypes:problem:body-invalid","title":"Bad Request","status":400,\
                "detail":"In the body, \\"/title\\" is unknown; there are \\"format\\", \\"name\\",\
                 \\"description\\", \\"nodes\\", \\"wires\\", \\"layout\\".","instance":"/api/v1/flows","code":"body-invalid"}""");
    }

    @Test
    void a_body_over_the_limit_is_refused() throws IOException, InterruptedException {
        var answer = http.sendJson("POST", "/api/v1/flows", " ".repeat(4 * 1024 * 1024) + "{}");

        assertProblem(answer, 413, """
                {"type":"urn:pypes:problem:body-too-large","title":"Content Too Large","status":413,\
                "detail":"The body is larger than the setting \\"pypes.limits.flow-file\\" allows.","instance":"/api/v1/flows",\
                "code":"body-too-large"}""");
    }

    @Test
    void a_mistake_of_the_server_tells_nothing_about_its_inside() throws IOException, InterruptedException {
        var answer = http.send("GET", "/probes/mistake");

        var withoutId = answer.body().replaceAll("request \\\\\"[^\\\\]+\\\\\"", "request \\\\\"1\\\\\"");
        assertThat(withoutId).isEqualTo("""
                {"type":"urn:pypes:problem:internal","title":"Internal Server Error","status":500,\
                "detail":"The server made a mistake. Its log says more about request \\"1\\".",\
                "instance":"/probes/mistake","code":"internal"}""");
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
