package io.pypes.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A server with the settings it has when nothing is set, for a test that starts and stops it.
public record OwnServer(ConfigurableApplicationContext context) implements AutoCloseable {

    /// What the build of the documents plugin made.
    public static final Path DOCUMENTS = Path.of(System.getProperty("documents.target", ""));

    /// Starts it.
    ///
    /// @param folder where it keeps all
    /// @param more further settings, such as `--pypes.limits.documents=1`
    public static OwnServer start(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0", "--pypes.data=" + folder.resolve("data"), "--pypes.plugins=" + jars(folder)));
        arguments.addAll(List.of(more));
        return new OwnServer(new SpringApplication(ServerApplication.class).run(arguments.toArray(String[]::new)));
    }

    /// Starts it with the documents plugin.
    ///
    /// @param more further settings, such as `--pypes.limits.documents=1`
    public static OwnServer withDocuments(Path folder, String... more) throws IOException {
        dropDocuments(folder);
        return start(folder, more);
    }

    /// Puts the documents plugin where a server finds it that keeps all in a folder.
    public static void dropDocuments(Path folder) throws IOException {
        var built = DOCUMENTS.resolve("pypes-documents.jar");
        if (!Files.isRegularFile(built)) {
            throw new AssertionError("There is no \"%s\". \"./mvnw package -pl plugins/documents -am\" makes it."
                    .formatted(built.toAbsolutePath().normalize()));
        }
        Files.createDirectories(jars(folder));
        settle(Files.copy(built, jars(folder).resolve("pypes-documents.jar")));
    }

    /// Makes a plugin look finished, so that it is loaded at the first look and not at one when it stayed the same.
    public static void settle(Path jar) throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    }

    private static Path jars(Path folder) {
        return folder.resolve("jars");
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public Client client() {
        return new Client(port());
    }

    @Override
    public void close() {
        context.close();
    }
}
