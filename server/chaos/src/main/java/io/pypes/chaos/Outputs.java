package io.pypes.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is in the output files.
///
/// @param lines how often each line is there
/// @param torn lines that are no whole record
/// @param renamed lines that were written again with another id
record Outputs(Map<Line, Integer> lines, List<String> torn, List<String> renamed) {

    private static final List<String> FILES =
            List.of("orders.ndjson", "parts.ndjson", "whole.ndjson", "risky.ndjson", "slow.ndjson", "gated.ndjson");
    private static final Pattern MEMBER = Pattern.compile("\"(key|part|_id)\": ?\"?([^\",}]*)\"?");
    private static final Pattern WHOLE = Pattern.compile("\\{[^{}]*}");

    static Outputs read(Path folder) throws IOException {
        var outputs = new Outputs(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        var ids = new HashMap<Line, String>();
        for (var file : FILES) {
            try (var lines = Files.lines(folder.resolve(file))) {
                lines.forEach(text -> outputs.add(file, text, ids));
            } catch (NoSuchFileException _) {
                // nothing was published there
            }
        }
        return outputs;
    }

    void add(String file, String text, Map<Line, String> ids) {
        var members = new HashMap<String, String>();
        MEMBER.matcher(text).results().forEach(found -> members.put(found.group(1), found.group(2)));
        var key = Optional.ofNullable(members.get("key")).flatMap(Key::parse);
        if (key.isEmpty() || !WHOLE.matcher(text).matches()) {
            torn.add("%s: %s".formatted(file, text));
            return;
        }
        var line = new Line(file, key.get(), members.getOrDefault("part", ""));
        lines.merge(line, 1, Integer::sum);
        var id = members.getOrDefault("_id", "");
        var before = ids.putIfAbsent(line, id);
        if (before != null && !before.equals(id)) {
            renamed.add("%s was first written with id \"%s\": %s".formatted(file, before, text));
        }
    }
}
