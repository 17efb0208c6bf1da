package io.pypes.components.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// When a file is full: it is then renamed, such as from `orders.ndjson` to `orders-20261122T101500Z-1.ndjson`, and a
/// new one begins.
///
/// @param megabytes the size it may have
/// @param age the time it may take packets for
record Rotation(int megabytes, Optional<Duration> age) {

    static final String SIZE = "A file that has grown to this size is renamed and a new one begun.";
    static final String AGE = "A file begun longer ago than this is renamed and a new one begun with the next packet.";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// What nodes that write the same file have to agree on.
    SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("maxSize", Integer.toString(megabytes));
        settings.put("maxAge", age.map(Duration::toString).orElse(""));
        return settings;
    }

    /// Renames the file if it is full.
    ///
    /// @return true if it is gone
    boolean apply(Path file, Instant now) throws IOException {
        if (!Files.exists(file) || !isFull(file, now)) {
            return false;
        }
        Files.move(file, free(file, STAMP.format(now)), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private boolean isFull(Path file, Instant now) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        var end = age.map(attributes.creationTime().toInstant()::plus).orElse(Instant.MAX);
        return attributes.size() >= (long) megabytes << 20 || !now.isBefore(end);
    }

    private static Path free(Path file, String stamp) {
        var name = file.getFileName().toString();
        var dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (var number = 1; ; number++) {
            var candidate = file.resolveSibling(
                    "%s-%s-%d%s".formatted(name.substring(0, dot), stamp, number, name.substring(dot)));
            if (!Files.exists(candidate)) {
                return candidate;
            }
        }
    }
}
