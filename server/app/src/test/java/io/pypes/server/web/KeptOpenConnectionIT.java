package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.ServerTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class KeptOpenConnectionIT {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final int port;

    KeptOpenConnectionIT(@LocalServerPort int port) {
        this.port = port;
    }

    /// Reactor Netty before 1.3.8 never read the last one.
    @Test
    void takes_a_request_after_two_that_came_at_once() throws IOException {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(Math.toIntExact(LONGEST.toMillis()));
            var answers =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));

            send(connection, request("/api/v1/flows") + request("/nothing"));
            var first = status(answers);
            var second = status(answers);
            send(connection, request("/nothing"));
            var third = status(answers);

            assertThat(first).isEqualTo("HTTP/1.1 200 OK");
            assertThat(second).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(third).isEqualTo("HTTP/1.1 404 Not Found");
        }
    }

    private static String request(String path) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
    }

    private static void send(Socket connection, String requests) throws IOException {
        connection.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    }

    /// Leaves out what is left of the answer before.
    private static String status(BufferedReader answers) throws IOException {
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            var start = line.indexOf("HTTP/1.1 ");
            if (start >= 0) {
                return line.substring(start);
            }
        }
        throw new IOException("The server closed the connection.");
    }
}
