package io.pypes.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import io.pypes.server.catalog.samples.Fragile;
import io.pypes.server.catalog.samples.Greet;
import io.pypes.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class PluginsIT {

    private static final String ACTIVE = """
            {"plugins":[{"file":"greet.jar","name":"Sample","version":"1.2","state":"active",\
            "components":["greet"],"usedBy":[]}]}""";

    private final Http http;
    private final Path folder;
    private final ComponentCatalog catalog;

    PluginsIT(@LocalServerPort int port, @Autowired Settings settings, @Autowired ComponentCatalog catalog) {
        this.http = new Http(port);
        this.folder = settings.plugins();
        this.catalog = catalog;
    }

    @AfterEach
    void no_plugins() throws IOException {
        for (var name : new String[] {"greet.jar", "again.jar"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        catalog.refresh();
    }

    @Test
    void components_of_a_jar_come_and_go_with_it() throws IOException, InterruptedException {
        var before = http.send("GET", "/api/v1/components");
        var jar = drop("greet.jar");

        assertThat(plugins()).isEqualTo(ACTIVE);
        assertThat(http.send("GET", "/api/v1/components/greet").body()).isEqualTo("""
                {"id":"greet","kind":"transformer","name":"Greet","summary":"Greets.",\
                "inputs":[{"name":"in","summary":"Records.","carries":"records","optional":false,"implicit":false}],\
                "outputs":[{"name":"out","summary":"Records.","carries":"records","optional":false,"implicit":false},\
                {"name":"error","summary":"Packets it could not handle.","carries":"any","optional":true,\
                "implicit":true}],\
                "parameters":{"type":"object","properties":{},"required":[],"additionalProperties":false},\
                "effects":"none","blocking":false,"isolated":false,"takes":[],"version":1,"plugin":"greet.jar"}""");
        assertThat(http.send("GET", "/api/v1/components").headers().firstValue("ETag"))
                .isNotEqualTo(before.headers().firstValue("ETag"));

        Files.delete(jar);
        catalog.refresh();

        assertThat(plugins()).isEqualTo("{\"plugins\":[]}");
        assertThat(http.send("GET", "/api/v1/components/greet").body()).isEqualTo("""
                {"type":"urn:pypes:problem:component-unknown","title":"Not Found","status":404,\
                "detail":"There is no component \\"greet\\".","instance":"/api/v1/components/greet",\
                "code":"component-unknown"}""");
        assertThat(http.send("GET", "/api/v1/components").body()).isEqualTo(before.body());
    }

    @Test
    void the_folder_to_drop_jars_into_is_told_in_full() throws IOException, InterruptedException {
        var answer =
                JsonMapper.shared().readTree(http.send("GET", "/api/v1/plugins").body());

        assertThat(Path.of(answer.path("folder").asString())).isAbsolute().isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void a_component_that_is_there_already_makes_the_later_jar_conflict() throws IOException, InterruptedException {
        var first = drop("greet.jar");
        drop("again.jar");

        assertThat(plugins()).isEqualTo("""
                {"plugins":[{"file":"again.jar","name":"Sample","version":"1.2","state":"conflicting",\
                "message":"Its component \\"greet\\" is there already, from \\"greet.jar\\". Remove one of the two.",\
                "components":[],"usedBy":[]},\
                {"file":"greet.jar","name":"Sample","version":"1.2","state":"active","components":["greet"],"usedBy":[]}]}""");

        Files.delete(first);
        catalog.refresh();

        assertThat(plugins()).isEqualTo(ACTIVE.replace("greet.jar", "again.jar"));
    }

    @Test
    void a_jar_that_running_flows_use_is_listed_until_they_stop() throws IOException, InterruptedException {
        var jar = drop("greet.jar");
        http.sendJson("POST", "/api/v1/flows", """
                {"format": "pypes.flow/1", "name": "Uses greet", "layout": {},
                 "nodes": [{"id": "read", "component": "sample-read", "version": 1, "parameters": {}},
                           {"id": "greet", "component": "greet", "version": 1, "parameters": {}},
                           {"id": "write", "component": "sample-write", "version": 1, "parameters": {}}],
                 "wires": [{"id": "1", "from": {"node": "read", "port": "out"}, "to": {"node": "greet", "port": "in"}},
                           {"id": "2", "from": {"node": "greet", "port": "out"}, "to": {"node": "write", "port": "in"}}]}""");
        http.send("POST", "/api/v1/flows/uses-greet/publish", "If-Match", "*");
        Files.delete(jar);
        catalog.refresh();

        assertThat(plugins()).isEqualTo("""
                {"plugins":[{"file":"greet.jar","name":"Sample","version":"1.2","state":"removed",\
                "message":"The JAR is gone or replaced. Flows that run with it go on until they are stopped or published.",\
                "components":["greet"],"usedBy":["uses-greet"]}]}""");

        http.send("POST", "/api/v1/flows/uses-greet/stop");

        assertThat(plugins()).isEqualTo("{\"plugins\":[]}");
        http.send("DELETE", "/api/v1/flows/uses-greet", "If-Match", "*");
    }

    @Test
    void a_component_that_fails_on_its_parameters_spoils_only_its_own_node() throws IOException, InterruptedException {
        PluginJar.of(Fragile.class).write(folder.resolve("greet.jar"));
        catalog.refresh();
        catalog.refresh();

        var answer = http.sendJson("POST", "/api/v1/flows", """
                {"format": "pypes.flow/1", "name": "Uses fragile", "layout": {}, "wires": [],
                 "nodes": [{"id": "one", "component": "fragile", "version": 1, "parameters": {"on": "touch"}}]}""");

        assertThat(answer.body()).contains("""
                {"code":"component-broken","severity":"error",\
                "message":"Component \\"fragile\\" fails on these parameters. Change them, or mend its plugin.\
                 crack","node":"one"}""");
        http.send("DELETE", "/api/v1/flows/uses-fragile", "If-Match", "*");
    }

    @Test
    void the_list_of_components_is_not_sent_again_to_those_who_have_it() throws IOException, InterruptedException {
        var tag = http.send("GET", "/api/v1/components")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(http.send("GET", "/api/v1/components", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    private Path drop(String name) throws IOException {
        var jar = PluginJar.of(Greet.class).write(folder.resolve(name));
        catalog.refresh();
        catalog.refresh();
        return jar;
    }

    /// The answer without the folder, which is another in each run.
    private String plugins() throws IOException, InterruptedException {
        var answer = (ObjectNode)
                JsonMapper.shared().readTree(http.send("GET", "/api/v1/plugins").body());
        answer.remove("folder");
        return answer.toString();
    }
}
