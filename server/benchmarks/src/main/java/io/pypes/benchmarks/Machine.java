package io.pypes.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the comparison ran on.
///
/// @param processor its model and number of cores
/// @param memory in GiB
/// @param system the operating system
/// @param java the Java machine
/// @param versions of the libraries compared
record Machine(String processor, String memory, String system, String java, List<String> versions) {

    private static final Pattern LIBRARY = Pattern.compile(
            "(reactor-core|pekko-stream_2\\.13|hazelcast|camel-core-engine|grpc-core|jackson-core|jmh-core)-"
                    + "([0-9][^/\\\\]*)\\.jar");

    static Machine here() {
        return new Machine(
                "%s, %d cores"
                        .formatted(
                                about("/proc/cpuinfo", "model name"),
                                Runtime.getRuntime().availableProcessors()),
                gibibytes(about("/proc/meminfo", "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", "") + " (" + System.getProperty("java.vm.version") + ")",
                versions(System.getProperty("java.class.path")));
    }

    /// The versions of the libraries on a class path.
    static List<String> versions(String classPath) {
        var versions = new ArrayList<String>();
        for (var jar : Arrays.asList(classPath.split(File.pathSeparator, -1))) {
            var library = LIBRARY.matcher(jar);
            if (library.find()) {
                versions.add(library.group(1) + " " + library.group(2));
            }
        }
        versions.sort(null);
        return versions;
    }

    private static String about(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private static String gibibytes(String kilobytes) {
        var digits = kilobytes.replaceAll("[^0-9]", "");
        return digits.isEmpty()
                ? "unknown"
                : String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(digits) / 1024.0 / 1024.0);
    }
}
