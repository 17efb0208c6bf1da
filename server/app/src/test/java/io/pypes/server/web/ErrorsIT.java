package io.pypes.server.web;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ErrorsIT {

    private final Http http;

    ErrorsIT(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void explore() throws Exception {
        show("GET", "/api/v1/components");
        show("GET", "/api/v1/plugins");
        show("GET", "/api/v1/examples");
        show("POST", "/api/v1/examples/greeting/try");
        show("GET", "/api/v1/flows");
        show("GET", "/api/v1/flows/greeting");
        show("GET", "/api/v1/flows/nope");
        show("GET", "/api/v1/nope");
        show("PATCH", "/api/v1/flows");
        show("GET", "/api/v1/flows", "Accept", "text/csv");
        show("GET", "/api/v1/flows?limit=x");
        show("GET", "/api/v1/flows?limit=0");
        show("GET", "/api/v1/flows?cursor=x");
        show("GET", "/api/v1/files");
        show("GET", "/api/v1/files/content");
        show("GET", "/api/v1/files/content?path=../pypes.mv.db");
        show("POST", "/api/v1/flows");
        show("PUT", "/api/v1/flows/greeting");
        show("DELETE", "/api/v1/flows/greeting");
        show("DELETE", "/api/v1/flows/greeting", "If-Match", "\"x\"");
        show("GET", "/", "Accept", "text/html,*/*");
        show("GET", "/flows/x", "Accept", "text/html,*/*");
        show("GET", "/flows/x");
        show("GET", "/assets/app-1a2b.js", "Accept-Encoding", "gzip");
        show("GET", "/assets/none.js", "Accept-Encoding", "gzip");
        show("GET", "/favicon.svg");
        show("GET", "/actuator/health");
        show("GET", "/actuator/prometheus");
        show("GET", "/actuator/env");
        show("GET", "/openapi.json");
        show("GET", "/api/v1/flows", "Host", "evil.example");
        show("GET", "/api/v1/flows", "Origin", "http://evil.example");
        show("GET", "/api/v1/../flows");
        show("OPTIONS", "/api/v1/flows");
    }

    void show(String method, String path, String... headers) throws IOException, InterruptedException {
        var answer = http.send(method, path, headers);
        System.out.println(">>> " + method + " " + path + " -> " + answer.statusCode() + " "
                + answer.headers().map());
        System.out.println(
                answer.body().length() > 6000 && !path.contains("openapi")
                        ? answer.body().substring(0, 1000)
                        : answer.body());
    }
}
