package io.pypes.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.OwnServer;
import io.pypes.server.catalog.samples.Greet;
import io.pypes.server.catalog.samples.HangInClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HangingPluginIT {

    @TempDir
    private Path folder;

    @Test
    void the_server_starts_without_a_plugin_that_hangs_and_with_the_others() throws Exception {
        drop(PluginJar.of(HangInClass.class), "a-hang.jar");
        drop(PluginJar.of(Greet.class), "greet.jar");

        try (var server = OwnServer.start(folder, "--pypes.load-deadline=5s")) {
            assertThat(server.client().get("/api/v1/plugins").text()).isEqualTo("""
                    {"folder":"%s","plugins":[{"file":"a-hang.jar","name":"Sample","version":"1.2","state":"broken",\
                    "message":"It cannot be loaded: it took longer than 5 s, the time that \\"pypes.load-deadline\\" allows.\
                     Mend it, or allow more.","components":[],"usedBy":[]},\
                    {"file":"greet.jar","name":"Sample","version":"1.2","state":"active",\
                    "components":["greet"],"usedBy":[]}]}""".formatted(folder.resolve("jars")));
        }
    }

    private void drop(PluginJar jar, String name) throws IOException {
        var file = jar.write(Files.createDirectories(folder.resolve("jars")).resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH)); // so it is loaded at the first look
    }
}
