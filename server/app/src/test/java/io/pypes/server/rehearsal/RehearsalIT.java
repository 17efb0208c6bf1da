package io.pypes.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.OwnServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalIT {

    @TempDir
    private Path folder;

    @Test
    void feeds_a_flow_and_ends_the_server() throws Exception {
        try (var server = OwnServer.start(folder, "--spring.profiles.active=rehearsal")) {
            Rehearsal.ifWanted(server.context());

            assertThat(server.context().isActive()).isFalse();
            assertThat(folder.resolve("data/output/customers.csv")).content().contains("ada@example.org");
            assertThat(folder.resolve("data/output/rehearsal.ndjson"))
                    .content()
                    .contains("\"order 17\"", "\"Order no. 3\"");
        }
    }

    @Test
    void leaves_other_servers_alone() throws Exception {
        try (var server = OwnServer.start(folder)) {
            Rehearsal.ifWanted(server.context());

            assertThat(server.context().isActive()).isTrue();
        }
    }
}
