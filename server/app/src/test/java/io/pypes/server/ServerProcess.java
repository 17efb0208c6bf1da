package io.pypes.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server in a process of its own, for a test that kills it.
public record ServerProcess(Process process, int port) implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at http://[^:]+:([0-9]+)");
    private static final Pattern TOTAL = Pattern.compile("Total +[0-9]+ +([0-9]+)");

    /// Starts it and waits until it is ready.
    ///
    /// @param folder where it keeps all
    /// @param more further settings, such as `--pypes.limits.documents=1`
    public static ServerProcess start(Path folder, String... more) throws IOException {
        return start(List.of(), folder, more);
    }

    /// Starts it with flags of Java, such as `-Xmx96m`, and waits until it is ready.
    public static ServerProcess start(List<String> flags, Path folder, String... more) throws IOException {
        Files.createDirectories(folder.resolve("jars"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(flags);
        command.addAll(List.of(
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

    /// What the objects take that are in use, in MB.
    public long megabytesInUse() throws IOException, InterruptedException {
        var total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IOException("The process does not say what its objects take.");
        }
        return Long.parseLong(total.group(1)) >> 20;
    }

    /// Asks the process something by the tool of the JDK.
    public String jcmd(String... command) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid())));
        all.addAll(List.of(command));
        var asked = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    public Client client() {
        return new Client(port);
    }

    /// Ends it as a power cut of the process would: it can do nothing more. Its workers see to their own ends, for
    /// which
    /// this waits.
    public void kill() {
        var workers = process.descendants().map(ProcessHandle::onExit).toList();
        process.destroyForcibly().onExit().join();
        workers.forEach(end -> end.orTimeout(5, TimeUnit.SECONDS).join()); // or a worker outlives its server
    }

    @Override
    public void close() {
        kill();
    }
}
