package io.pypes.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.ServerApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerModeTest {

    @TempDir
    private Path folder;

    @Test
    void a_process_whose_server_has_ended_before_it_speaks_ends_and_leaves_nothing_behind() throws Exception {
        var process = worker();

        process.getOutputStream().close();

        assertThat(process.waitFor()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    private Process worker() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerApplication.class.getName()));
        command.addAll(
                WorkerMode.arguments(folder.resolve("door").toString(), folder.resolve("own"), folder.resolve("out")));
        return new ProcessBuilder(command)
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
    }
}
