package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class BlockingExecutionIT {

    private final Http http;

    BlockingExecutionIT(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void controllers_run_on_virtual_threads() throws IOException, InterruptedException {
        var answer = http.send("GET", "/probes/thread");

        assertThat(answer.body()).isEqualTo("{\"text\":\"\",\"onVirtualThread\":true}");
    }

    @Test
    void controllers_with_a_body_run_on_virtual_threads_too() throws IOException, InterruptedException {
        var answer = http.sendJson("POST", "/probes/thread", "{\"text\":\"hello\"}");

        assertThat(answer.body()).isEqualTo("{\"text\":\"hello\",\"onVirtualThread\":true}");
    }
}
