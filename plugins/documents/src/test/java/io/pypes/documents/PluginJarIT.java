package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/// The JAR as it is dropped into a server: with a class loader that shows it the SDK and the JDK, and nothing else.
class PluginJarIT {

    private static final Path JAR = Path.of(System.getProperty("plugin.jar", ""));
    private static final Path UNREADABLE = Path.of("src", "test", "resources", "unreadable.txt");
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
    void ends_every_document_by_a_packet_or_by_a_known_sentence() throws Exception {
        var documents = Corpus.all();
        assertThat(documents).hasSize(665);
        try (var loader = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, new SdkOnly());
                var threads = Executors.newFixedThreadPool(2)) {
            var plugin = ServiceLoader.load(Plugin.class, loader).findFirst().orElseThrow();
            assertThat(plugin.getClass().getClassLoader()).isSameAs(loader);
            var type = plugin.components().getFirst();

            var ends = new ArrayList<Future<Optional<String>>>();
            documents.forEach(document -> ends.add(threads.submit(() -> read(type, document))));

            var sentences = new TreeSet<String>();
            for (var end : ends) {
                end.get(5, TimeUnit.MINUTES).ifPresent(sentences::add);
            }
            assertThat(sentences).containsExactlyElementsOf(Files.readAllLines(UNREADABLE));
        }
    }

    /// Reads a document, and gives its name and the sentence if it cannot be read.
    private static Optional<String> read(ComponentType<?> type, Packet document) throws Exception {
        var filename = document.metadata(Metadata.FILENAME).map(Value::asText).orElse("");
        var start = System.nanoTime();

        var result = ComponentTester.of(type, Map.of()).given(document).run();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("time for \"%s\"", filename)
                .isLessThan(LIMIT);
        assertThat(result.emitted().size() + result.failed().size())
                .as("ends of \"%s\"", filename)
                .isEqualTo(1);
        assertThat(result.rejected())
                .as("parts of \"%s\"", filename)
                .allSatisfy(part -> assertThat(part.message()).startsWith("The document "));
        return result.failed().stream()
                .map(failed -> filename + ": " + failed.message())
                .findFirst();
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
