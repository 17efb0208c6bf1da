package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The JAR as it is dropped into a server: with a class loader that shows it the SDK and the JDK, and nothing else.
class PluginJarIT {

    private static final Path JAR = Path.of(System.getProperty("plugin.jar", ""));
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    /// Of work for one document.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void ends_every_document_by_a_packet_or_by_a_known_sentence() throws Exception {
        var documents = Corpus.all();
        assertThat(documents).hasSize(665);
        var threads =
                Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
        try (var loader = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, new SdkOnly())) {
            var plugin = ServiceLoader.load(Plugin.class, loader).findFirst().orElseThrow();
            assertThat(plugin.getClass().getClassLoader()).isSameAs(loader);
            var type = plugin.components().getFirst();

            var readings = documents.stream()
                    .map(document -> new Reading(type, document))
                    .toList();
            readings.forEach(reading -> threads.execute(reading.task));

            var sentences = new TreeSet<String>();
            var textless = new TreeSet<String>();
            for (var reading : readings) {
                switch (reading.end()) {
                    case Unreadable(var sentence) -> sentences.add(sentence);
                    case Read(var filename, var text) when text.isBlank() -> textless.add(filename);
                    case Read _ -> {}
                }
            }
            assertThat(sentences).containsExactlyElementsOf(listed("unreadable.txt"));
            assertThat(textless).containsExactlyElementsOf(listed("textless.txt"));
        } finally {
            threads.shutdownNow(); // and not closed: a document that hangs would be waited for without end
        }
    }

    private static List<String> listed(String file) throws IOException {
        return Files.readAllLines(RESOURCES.resolve(file));
    }

    /// How a document ended.
    private sealed interface End {}

    private record Read(String filename, String text) implements End {}

    private record Unreadable(String sentence) implements End {}

    /// A document that is being read. What counts is the work of its thread: a busy machine lets it wait, which is no
    /// fault of its reader.
    private static final class Reading {

        private final ComponentType<?> type;
        private final Packet document;
        private final String filename;
        private final FutureTask<End> task = new FutureTask<>(this::read);
        private volatile LongSupplier nanos = () -> 0;

        Reading(ComponentType<?> type, Packet document) {
            this.type = type;
            this.document = document;
            this.filename =
                    document.metadata(Metadata.FILENAME).map(Value::asText).orElse("");
        }

        private End read() throws Exception {
            var thread = Thread.currentThread().threadId();
            var before = THREADS.getThreadCpuTime(thread);
            nanos = () -> THREADS.getThreadCpuTime(thread) - before;

            var result = ComponentTester.of(type, Map.of()).given(document).run();

            ensureInTime();
            assertThat(result.emitted().size() + result.failed().size())
                    .as("ends of \"%s\"", filename)
                    .isEqualTo(1);
            assertThat(result.rejected())
                    .as("parts of \"%s\"", filename)
                    .allSatisfy(part -> assertThat(part.message()).startsWith("The document "));
            return result.failed().isEmpty()
                    ? new Read(
                            filename, result.emitted().getFirst().text("text").orElse(""))
                    : new Unreadable(
                            filename + ": " + result.failed().getFirst().message());
        }

        private void ensureInTime() {
            assertThat(Duration.ofNanos(nanos.getAsLong()))
                    .as("work for \"%s\"", filename)
                    .isLessThan(LIMIT);
        }

        /// Waits for the end of the document, or for the end of its time.
        End end() throws Exception {
            while (true) {
                try {
                    return task.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException _) {
                    ensureInTime();
                }
            }
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
