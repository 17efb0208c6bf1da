package io.pypes.server.worker;

import io.pypes.server.settings.Settings;
import io.pypes.worker.Launcher;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/// Starts worker processes: the program of this server, with its Java and its class path.
///
/// @param folder for temporary files, also those of the libraries of components, each process in a folder of its own
record WorkerLauncher(Settings settings, Path folder) implements Launcher {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLauncher.class);
    private static final DataSize SMALL = DataSize.ofGigabytes(1);

    @Override
    public Process launch(String name, String address) throws IOException {
        var own = folder.resolve(name).toAbsolutePath();
        Files.createDirectories(own);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        var heap = settings.workers().heap();
        if (heap.compareTo(SMALL) <= 0) {
            command.add("-XX:+UseSerialGC"); // which takes the least time and memory where there is not much to look at
        }
        command.add("-Xmx" + heap.toBytes());
        command.add("-Djava.io.tmpdir=" + own);
        command.add("-Dpypes.cache=" + System.getProperty("java.io.tmpdir")); // what outlives it and can be made anew
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+DisplayVMOutputToStderr");
        command.addAll(program());
        command.addAll(WorkerMode.arguments(
                address, own, settings.output().toAbsolutePath().normalize()));
        return new ProcessBuilder(command).start();
    }

    @Override
    public void ended(String name) {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve(name));
        } catch (IOException stays) { // until the server starts the next time
            LOG.warn("Files of a worker process stay behind: {}", stays.getMessage());
        }
    }

    /// How this server was told to keep objects and to compile. Its collector and its prepared classes are not taken
    /// over: these make something as small as a worker no quicker.
    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(
                        flag -> flag.matches(
                                "-XX:[+-]Use(?!.*GC$).*|-XX:TieredStopAtLevel=.*|--enable-native-access=.*|--sun-misc-unsafe.*"))
                .toList();
    }

    private static List<String> program() throws IOException {
        var classes = System.getProperty("java.class.path");
        return isProgram(classes)
                ? List.of("-jar", classes)
                : List.of("-cp", classes, "io.pypes.server.ServerApplication");
    }

    /// Whether it is one JAR that can be started.
    private static boolean isProgram(String classes) throws IOException {
        if (classes.contains(File.pathSeparator) || !classes.endsWith(".jar")) {
            return false;
        }
        try (var jar = new JarFile(classes)) {
            var manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Main-Class") != null;
        }
    }
}
