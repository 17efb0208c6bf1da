package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarIT {

    @TempDir
    Path folder = Path.of("");

    @Test
    void says_which_sdk_it_is_for() throws Exception {
        try (var jar = new JarFile(PluginJar.write(folder.resolve("plugins")).toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Pypes-SDK"))
                    .isEqualTo(Plugin.SDK_VERSION);
        }
    }

    /// With class loaders as a server has them: a plugin sees the SDK and nothing else of the campaign.
    @Test
    void has_all_that_its_components_need() throws Exception {
        var jar = PluginJar.write(folder);

        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new SdkOnly())) {
            var types = ServiceLoader.load(Plugin.class, classes).stream()
                    .flatMap(plugin -> plugin.get().components().stream())
                    .toList();

            assertThat(types)
                    .extracting(ComponentType::id)
                    .containsExactly(
                            "chaos-write-at-risk", "chaos-write-later", "chaos-copy-content", "chaos-pass-content");
            assertThat(types).allSatisfy(type -> assertThat(type.factory()).isNotNull());
        }
    }

    private static final class SdkOnly extends ClassLoader {
        SdkOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.pypes.sdk.") || name.startsWith("org.jspecify.")) {
                return Plugin.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
