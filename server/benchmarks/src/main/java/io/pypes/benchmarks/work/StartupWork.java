package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Checksums;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Starts the server once with the flags of the launcher, and measures it until it says that it is ready.
final class StartupWork {

    private StartupWork() {}

    static Map<String, Double> run(String peer) throws IOException {
        var command = command(peer);
        var meter = new Meter();
        try (var server = ServerProcess.start(command, List.of())) {
            return Map.of(
                    "wall",
                    meter.wall(),
                    "cpu",
                    server.cpuSeconds(),
                    "sent",
                    1.0,
                    "delivered",
                    1.0,
                    "checksum",
                    (double) Checksums.ofAll(1));
        }
    }

    private static List<String> command(String peer) {
        return switch (peer) {
            case "pypes" ->
                List.of("-Xms64m", "-XX:AOTCache=" + property("cache"), "-XX:AOTMode=on", "-jar", property("unpacked"));
            case "pypes-unpacked" -> List.of("-Xms64m", "-jar", property("unpacked"));
            case "pypes-jar" -> List.of("-Xms64m", "-jar", property("jar"));
            default -> throw new IllegalArgumentException("\"%s\" does not start a server.".formatted(peer));
        };
    }

    private static String property(String name) {
        return System.getProperty("pypes.server." + name, "");
    }
}
