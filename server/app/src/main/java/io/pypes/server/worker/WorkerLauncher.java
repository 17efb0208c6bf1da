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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/// Starts worker processes: the program of this server, with its Java and its class path.
///
/// @param folder for temporary files, also those of the libraries of components, each process in a folder of its own
record WorkerLauncher(Settings settings, Path folder) implements Launcher {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLauncher.class);
    private static final String TAKEN_OVER =
            "-XX:[+-]Use(?!.*GC$).*|-XX:Tier.*|--enable-native-access=.*|--sun-misc-unsafe.*";
    private static final DataSize SMALL = DataSize.ofGigabytes(1);

    @Override
    public Process launch(String name, String address) throws IOException {
        var own = folder.resolve(name).toAbsolutePath();
        Files.createDirectories(own);
        var command = new ArrayList<>(settings.workers().prefixed());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        var heap = settings.workers().heap();
        if (heap.compareTo(SMALL) <= 0) {
            command.add("-XX:+UseSerialGC"); // which takes the least time and memory where there is not much to look at
        }
        command.add("-Xmx" + heap.toBytes());
        command.addAll(cache());
        command.add("-Djava.io.tmpdir=" + own);
        command.add("-Dpypes.cache=" + System.getProperty("java.io.tmpdir")); // what outlives it and can be made anew
        command.add("-Djdk.reflect.useNativeAccessorOnly=true"); // the quicker ones take long to make
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

    /// How this server was told to keep objects and to compile. Its collector is not taken over.
    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.matches(TAKEN_OVER))
                .toList();
    }

    /// Workers have a cache of their own, beside that of the server, which holds far more than they need. A
    /// server that makes its cache has its workers make theirs. What was compiled then is not compiled again at
    /// each start: that would take longer than all the rest.
    private static List<String> cache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-XX:AOTCache=") || flag.startsWith("-XX:AOTCacheOutput="))
                .flatMap(flag -> {
                    var option = flag.substring(0, flag.indexOf('=') + 1);
                    var file = Path.of(flag.substring(option.length())).resolveSibling("worker.aot");
                    return Stream.of(
                            option + file, "-Xlog:aot=off", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining");
                })
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
