package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final Path RESOURCES = Path.of("src", "test", "resources");
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

            var ends = new ArrayList<Future<End>>();
            documents.forEach(document -> ends.add(threads.submit(() -> read(type, document))));

            var sentences = new TreeSet<String>();
            var textless = new TreeSet<String>();
            for (var end : ends) {
                switch (end.get(5, TimeUnit.MINUTES)) {
                    case Unreadable(var sentence) -> sentences.add(sentence);
                    case Read(var filename, var text) when text.isBlank() -> textless.add(filename);
                    case Read _ -> {}
                }
            }
            assertThat(sentences).containsExactlyElementsOf(listed("unreadable.txt"));
            assertThat(textless).containsExactlyElementsOf(listed("textless.txt"));
        }
    }

    private static List<String> listed(String file) throws IOException {
        return Files.readAllLines(RESOURCES.resolve(file));
    }

    /// How a document ended.
    private sealed interface End {}

    private record Read(String filename, String text) implements End {}

    private record Unreadable(String sentence) implements End {}

    private static End read(ComponentType<?> type, Packet document) throws Exception {
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
        return result.failed().isEmpty()
                ? new Read(filename, result.emitted().getFirst().text("text").orElse(""))
                : new Unreadable(filename + ": " + result.failed().getFirst().message());
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
