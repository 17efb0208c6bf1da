package io.pypes.server.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.server.Http;
import io.pypes.server.ServerApplication;
import io.pypes.server.catalog.ComponentCatalog;
import io.pypes.server.catalog.PluginJar;
import io.pypes.server.catalog.samples.Greet;
import io.pypes.server.settings.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class RestartIT {

    @TempDir
    private Path folder;

    @Test
    void flows_do_after_a_restart_what_they_did_before() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("jars"));
        var jar = PluginJar.of(Greet.class).write(folder.resolve("jars/greet.jar"));
        try (var server = start()) {
            settle(server);
            publish(server, "running", SampleFlows.good("Running"));
            publish(server, "stopped", SampleFlows.good("Stopped"));
            publish(server, "greeting", SampleFlows.through("greet", "Greeting"));
            http(server).send("POST", "/api/v1/flows/stopped/stop");
        }
        Files.delete(jar);

        try (var server = start()) {
            assertThat(flow(server, "running")).contains("\"state\":\"running\"", "\"liveRevision\":1");
            assertThat(flow(server, "stopped")).contains("\"state\":\"stopped\"");
            assertThat(flow(server, "greeting"))
                    .contains("\"state\":\"failed\",\"message\":\"The flow has 1 error. Component \\\"greet\\\" is not "
                            + "installed. Add the plugin that has it, or replace the node.\"");

            PluginJar.of(Greet.class).write(jar);
            settle(server);

            assertThat(flow(server, "greeting")).contains("\"state\":\"running\"");
        }
    }

    @Test
    void a_second_server_in_the_same_folder_does_not_start() {
        try (var _ = start()) {
            assertThatThrownBy(this::start)
                    .rootCause()
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("is in use by another server.");
        }
    }

    private ConfigurableApplicationContext start() {
        var application = new SpringApplication(ServerApplication.class);
        return application.run(
                "--server.port=0",
                "--pypes.data=" + folder.resolve("data"),
                "--pypes.plugins=" + folder.resolve("jars"));
    }

    /// A JAR is loaded at the second look.
    private static void settle(ConfigurableApplicationContext server) throws IOException {
        server.getBean(ComponentCatalog.class).refresh();
        server.getBean(ComponentCatalog.class).refresh();
    }

    private static void publish(ConfigurableApplicationContext server, String id, String draft)
            throws IOException, InterruptedException {
        http(server).sendJson("POST", "/api/v1/flows", draft);
        http(server).send("POST", "/api/v1/flows/" + id + "/publish", "If-Match", "*");
    }

    private static String flow(ConfigurableApplicationContext server, String id)
            throws IOException, InterruptedException {
        return http(server).send("GET", "/api/v1/flows/" + id).body();
    }

    private static Http http(ConfigurableApplicationContext server) {
        return new Http(Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port")));
    }
}
