package io.pypes.server.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks for files of lines whose last line was not written to its end.
final class OutputCheck {

    private static final List<String> OF_LINES = List.of(".ndjson", ".csv");

    private OutputCheck() {}

    static void check(DataFolder data, Report report) throws IOException {
        var folder = data.path().resolve("output");
        if (!Files.isDirectory(folder)) {
            return;
        }
        report.part("Output");
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> OF_LINES.stream()
                            .anyMatch(end -> file.getFileName().toString().endsWith(end)))
                    .sorted()
                    .toList();
        }
        var torn = 0;
        for (var file : files) {
            if (isTorn(file)) {
                torn++;
                report.found(
                        "File \"output/%s\" ends in the middle of a line. The publisher that adds to it next cuts that off, and the document is published again. If no flow writes it any more, cut it off yourself."
                                .formatted(folder.relativize(file)));
            }
        }
        if (torn == 0) {
            report.fine("%s of lines, and each ends with a whole one.".formatted(Report.count(files.size(), "file")));
        }
    }

    private static boolean isTorn(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }
}
