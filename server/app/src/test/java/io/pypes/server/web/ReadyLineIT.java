package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.OwnServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReadyLineIT {

    @TempDir
    private Path folder;

    @Test
    void a_start_says_once_where_the_server_is(CapturedOutput output) {
        try (var server = OwnServer.start(folder)) {
            assertThat(output.getOut().lines().filter(line -> line.contains("http://")))
                    .singleElement()
                    .asString()
                    .endsWith("ReadyLine: Pypes is ready at http://127.0.0.1:%d and keeps its data in \"%s\"."
                            .formatted(server.port(), folder.resolve("data")));
        }
    }
}
