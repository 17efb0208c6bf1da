package io.pypes.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.OwnServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventStreamIT {

    @TempDir
    private Path folder;

    /// The server would wait for the stream until the test is over.
    @Test
    void a_stop_ends_open_streams_and_does_not_wait_for_their_readers() throws Exception {
        try (var reader = Executors.newSingleThreadExecutor()) {
            var lines = watchedUntilStopped(reader);

            assertThat(lines.get()).first().isEqualTo("event:numbers");
        }
    }

    private Future<List<String>> watchedUntilStopped(ExecutorService reader) throws Exception {
        var first = new CountDownLatch(1);
        try (var server = OwnServer.start(folder, "--spring.lifecycle.timeout-per-shutdown-phase=1h")) {
            var flow = server.client().publish("Watched", "read-csv", "discard");
            var uri = URI.create("http://127.0.0.1:%d/api/v1/flows/%s/events".formatted(server.port(), flow));
            var lines = reader.submit(() -> read(uri, first));
            first.await();
            return lines;
        }
    }

    /// Reads to the end; fails if the stream is cut off.
    private static List<String> read(URI uri, CountDownLatch first) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var stream = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
            return stream.body().peek(_ -> first.countDown()).toList();
        }
    }
}
