package io.pypes.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Plugin;
import io.pypes.server.catalog.Jar.Loaded;
import io.pypes.server.catalog.Jar.Refused;
import io.pypes.server.catalog.samples.Explode;
import io.pypes.server.catalog.samples.Greet;
import io.pypes.server.catalog.samples.HangInClass;
import io.pypes.server.catalog.samples.HangInConstructor;
import io.pypes.server.catalog.samples.Misnamed;
import io.pypes.server.catalog.samples.Snoop;
import io.pypes.server.catalog.samples.Undescribed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginFolderTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @TempDir
    private Path copies;

    private Instant now = START;
    private PluginFolder plugins;

    @BeforeEach
    void an_empty_folder() throws IOException {
        plugins = new PluginFolder(folder, new JarLoader(new JarCopies(copies), Duration.ofSeconds(30)), () -> now);
    }

    @Test
    void no_folder_is_no_plugins() throws IOException {
        Files.delete(folder);

        assertThat(plugins.look()).isEmpty();
    }

    @Test
    void a_jar_that_has_been_there_for_long_is_loaded_at_once() throws IOException {
        drop(PluginJar.of(Greet.class), "greet.jar", START.minusSeconds(60));

        assertThat(plugins.look()).singleElement().satisfies(jar -> {
            assertThat(jar.label()).isEqualTo(new Jar.Label("greet.jar", "Sample", "1.2"));
            assertThat(jar)
                    .isInstanceOfSatisfying(
                            Loaded.class, loaded -> assertThat(loaded.types()).containsOnlyKeys("greet"));
        });
    }

    @Test
    void a_jar_that_has_just_come_is_loaded_at_the_second_look() throws IOException {
        drop(PluginJar.of(Greet.class), "greet.jar", START);

        assertThat(plugins.look()).isEmpty();
        now = START.plusSeconds(1);
        assertThat(plugins.look()).singleElement().isInstanceOf(Loaded.class);
    }

    @Test
    void a_jar_that_still_changes_is_waited_for() throws IOException {
        drop(PluginJar.of(Greet.class), "greet.jar", START);
        plugins.look();

        now = START.plusSeconds(1);
        touch("greet.jar", now);

        assertThat(plugins.look()).isEmpty();
    }

    @Test
    void a_jar_that_is_loaded_stays_the_same() throws IOException {
        drop(PluginJar.of(Greet.class), "greet.jar", START.minusSeconds(60));

        var first = plugins.look();

        assertThat(plugins.look().getFirst()).isSameAs(first.getFirst());
    }

    @Test
    void half_a_jar_is_waited_for_and_then_broken() throws IOException {
        Files.write(folder.resolve("half.jar"), new byte[] {'P', 'K', 3, 4, 0});
        touch("half.jar", START);
        plugins.look();

        now = START.plusSeconds(9);
        assertThat(plugins.look()).isEmpty();
        now = START.plusSeconds(11);
        assertThat(plugins.look())
                .containsExactly(new Refused(
                        new Jar.Label("half.jar", "half.jar", ""),
                        PluginState.BROKEN,
                        "It is no JAR, or was not wholly copied. Copy it again."));
    }

    @Test
    void the_rest_of_half_a_jar_makes_it_whole() throws IOException {
        Files.write(folder.resolve("greet.jar"), new byte[] {'P', 'K', 3, 4, 0});
        touch("greet.jar", START.minusSeconds(60));
        assertThat(plugins.look()).singleElement().isInstanceOf(Refused.class);

        drop(PluginJar.of(Greet.class), "greet.jar", START.minusSeconds(30));

        assertThat(plugins.look()).singleElement().isInstanceOf(Loaded.class);
    }

    @Test
    void a_jar_is_used_until_the_one_that_replaces_it_is_there() throws IOException {
        drop(PluginJar.of(Greet.class), "greet.jar", START.minusSeconds(60));
        var old = plugins.look().getFirst();

        drop(PluginJar.of(Greet.class), "greet.jar", START);

        assertThat(plugins.look().getFirst()).isSameAs(old);
        assertThat(plugins.look().getFirst()).isNotSameAs(old).isInstanceOf(Loaded.class);
    }

    @Test
    void a_jar_that_is_removed_is_gone() throws IOException {
        drop(PluginJar.of(Greet.class), "greet.jar", START.minusSeconds(60));
        plugins.look();

        Files.delete(folder.resolve("greet.jar"));

        assertThat(plugins.look()).isEmpty();
    }

    @Test
    void jars_are_in_the_order_they_came() throws IOException {
        drop(PluginJar.of(Greet.class), "second.jar", START.minusSeconds(60));
        plugins.look();

        drop(PluginJar.of(Greet.class), "first.jar", START.minusSeconds(60));

        assertThat(plugins.look()).extracting(jar -> jar.label().file()).containsExactly("second.jar", "first.jar");
    }

    @Test
    void other_files_and_folders_are_left_alone() throws IOException {
        Files.createDirectory(folder.resolve("folder.jar"));
        Files.writeString(folder.resolve("notes.txt"), "not a plugin");

        now = START.plusSeconds(60);

        assertThat(plugins.look()).isEmpty();
    }

    @Test
    void a_jar_for_another_sdk_is_incompatible() throws IOException {
        drop(PluginJar.of(Greet.class).withManifest(Map.of("Pypes-SDK", "2.0")), "new.jar", START.minusSeconds(60));

        assertRefused(PluginState.INCOMPATIBLE, "It was built for SDK \"2.0\". This server has SDK \"1.0\".");
    }

    @Test
    void a_plugin_that_cannot_be_initialised_is_broken() throws IOException {
        drop(PluginJar.of(Explode.class), "explode.jar", START.minusSeconds(60));

        assertRefused(PluginState.BROKEN, "It cannot be loaded: boom.");
    }

    @ParameterizedTest
    @ValueSource(classes = {HangInClass.class, HangInConstructor.class})
    void a_plugin_that_does_not_get_ready_is_given_up(Class<? extends Plugin> hanging) throws IOException {
        drop(PluginJar.of(hanging), "hang.jar", START.minusSeconds(60));
        plugins = new PluginFolder(folder, new JarLoader(new JarCopies(copies), Duration.ofMillis(500)), () -> now);

        assertRefused(
                PluginState.BROKEN,
                "It cannot be loaded: it took longer than 0.5 s, the time that \"pypes.load-deadline\" allows."
                        + " Mend it, or allow more.");
    }

    @Test
    void a_plugin_with_parameters_that_nobody_described_is_broken() throws IOException {
        drop(PluginJar.of(Undescribed.class), "undescribed.jar", START.minusSeconds(60));

        assertRefused(
                PluginState.BROKEN,
                "It cannot be loaded: Part \"text\" of io.pypes.server.catalog.samples.Undescribed$Parameters has no @Parameter.");
    }

    @Test
    void a_plugin_with_an_id_that_nobody_could_type_is_broken() throws IOException {
        drop(PluginJar.of(Misnamed.class), "misnamed.jar", START.minusSeconds(60));

        assertRefused(PluginState.BROKEN, "It cannot be loaded: the id \"Do It!\" is not in lower case with hyphens.");
    }

    @Test
    void a_plugin_does_not_see_the_server() throws IOException {
        drop(PluginJar.of(Snoop.class), "snoop.jar", START.minusSeconds(60));

        assertRefused(PluginState.BROKEN, "It cannot be loaded: io.pypes.server.ServerApplication.");
    }

    private void assertRefused(PluginState state, String message) throws IOException {
        assertThat(plugins.look()).singleElement().isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.message()).isEqualTo(message);
            assertThat(refused.state()).isEqualTo(state);
        });
    }

    private void drop(PluginJar jar, String name, Instant modified) throws IOException {
        jar.write(folder.resolve(name));
        touch(name, modified);
    }

    private void touch(String name, Instant modified) throws IOException {
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(modified));
    }
}
