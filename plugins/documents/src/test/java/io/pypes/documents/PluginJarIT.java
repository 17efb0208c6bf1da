package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/// The JAR as it is dropped into a server: with a class loader that shows it the SDK and the JDK, and nothing else.
class PluginJarIT {

    private static final Path JAR = Path.of(System.getProperty("plugin.jar", ""));
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void says_what_it_is() throws Exception {
        try (var jar = new JarFile(JAR.toFile())) {
            var manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Pypes-SDK")).isEqualTo(Plugin.SDK_VERSION);
            assertThat(manifest.getValue("Implementation-Title")).isEqualTo("Pypes documents");
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
            assertThat(jar.stream()).noneMatch(entry -> entry.getName().startsWith("io/pypes/sdk/"));
            assertThat(jar.stream()).noneMatch(entry -> entry.getName().matches("META-INF/.*\\.(SF|RSA|DSA)"));
        }
    }

    @Test
    void ends_every_document_by_a_packet_or_a_sentence() throws Exception {
        var documents = Corpus.all();
        assertThat(documents).hasSizeGreaterThan(600);
        try (var loader = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, new SdkOnly());
                var threads = Executors.newFixedThreadPool(2)) {
            var plugin = ServiceLoader.load(Plugin.class, loader).findFirst().orElseThrow();
            assertThat(plugin.getClass().getClassLoader()).isSameAs(loader);
            var type = plugin.components().getFirst();

            var ends = documents.stream()
                    .map(document -> threads.submit(() -> End.of(type, document)))
                    .toList();

            for (var end : ends) {
                end.get(5, TimeUnit.MINUTES).check();
            }
        }
    }

    /// How a document ended.
    record End(String filename, TestResult result, Duration time) {

        static End of(ComponentType<?> type, Packet document) throws Exception {
            var start = System.nanoTime();
            var result = ComponentTester.of(type, Map.of()).given(document).run();
            var time = Duration.ofNanos(System.nanoTime() - start);
            var filename =
                    document.metadata(Metadata.FILENAME).map(Value::asText).orElse("");
            return new End(filename, result, time);
        }

        void check() {
            assertThat(time).as("time for \"%s\"", filename).isLessThan(LIMIT);
            assertThat(result.emitted().size() + result.failed().size())
                    .as("ends of \"%s\"", filename)
                    .isEqualTo(1);
            for (var sentences : List.of(result.failed(), result.rejected())) {
                assertThat(sentences).as("faults of \"%s\"", filename).allSatisfy(End::checkSentence);
            }
        }

        private static void checkSentence(TestResult.Failed failed) {
            assertThat(failed.message())
                    .matches("[A-Z].*\\.")
                    .doesNotContain("Exception", "org.", "java.", "null", File.separator + "tmp");
        }
    }

    /// A class loader that knows the SDK and the JDK.
    private static final class SdkOnly extends ClassLoader {

        SdkOnly() {
            super("sdk", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.pypes.sdk.")) {
                return Plugin.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
