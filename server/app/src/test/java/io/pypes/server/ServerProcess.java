package io.pypes.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A server in a process of its own, for a test that kills it.
public record ServerProcess(Process process, int port) implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at http://[^:]+:([0-9]+)");

    /// Starts it and waits until it is ready.
    ///
    /// @param folder where it keeps all
    /// @param more further settings, such as `--pypes.limits.documents=1`
    public static ServerProcess start(Path folder, String... more) throws IOException {
        Files.createDirectories(folder.resolve("jars"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerApplication.class.getName(),
                "--server.port=0",
                "--pypes.data=" + folder.resolve("data"),
                "--pypes.plugins=" + folder.resolve("jars")));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            var ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {})); // lest it waits for a reader
                return new ServerProcess(process, Integer.parseInt(ready.group(1)));
            }
        }
        process.destroyForcibly();
        throw new IOException("The server does not start:\n" + said);
    }

    public Client client() {
        return new Client(port);
    }

    /// Ends it as a power cut of the process would: it can do nothing more.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
