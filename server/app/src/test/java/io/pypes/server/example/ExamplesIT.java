package io.pypes.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ExamplesIT {

    private final Http http;

    ExamplesIT(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void examples_are_listed() throws IOException, InterruptedException {
        var answer = http.send("GET", "/api/v1/examples");

        assertThat(answer.body()).contains("""
                {"id":"greeting","name":"Greeting","summary":"Reads a greeting.","documents":["hello.txt"]}""");
    }

    @Test
    void an_example_is_made_a_flow_and_fed() throws IOException, InterruptedException {
        var answer = http.send("POST", "/api/v1/examples/greeting/try");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/flows/greeting");
        assertThat(answer.body()).matches("""
                \\{"flow":"greeting","documents":\\[\\{"id":"[^"]+","filename":"hello.txt",\
                "mediaType":"text/plain","size":6,"state":"[a-z-]+"}]}""");
        assertThat(http.send("GET", "/api/v1/flows/greeting").body()).contains("\"state\":\"running\"");
        http.send("DELETE", "/api/v1/flows/greeting", "If-Match", "*");
    }

    @Test
    void an_example_that_does_not_start_leaves_nothing() throws IOException, InterruptedException {
        var answer = http.send("POST", "/api/v1/examples/failing/try");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(http.send("GET", "/api/v1/flows/failing").statusCode()).isEqualTo(404);
    }

    @Test
    void an_unknown_example_is_not_found() throws IOException, InterruptedException {
        var answer = http.send("POST", "/api/v1/examples/nope/try");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("""
                {"type":"urn:pypes:problem:example-unknown","title":"Not Found","status":404,\
                "detail":"There is no example \\"nope\\".","instance":"/api/v1/examples/nope/try",\
                "code":"example-unknown"}""");
    }
}
