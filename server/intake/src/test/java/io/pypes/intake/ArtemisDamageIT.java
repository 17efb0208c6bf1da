package io.pypes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A small log is damaged at each of its bytes.
@Timeout(120)
class ArtemisDamageIT {

    private static final int FILE = 2 << 10;
    private static final int STEP = 97;
    private static final long OLD = 1_001;
    private static final long LAST_OLD = 1_060;

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<Long> there = new HashSet<>();
    private Map<Long, List<String>> written = Map.of();

    private void write() throws IOException {
        try (var log = open(folder, new Seen())) {
            for (var id = 1L; id <= 20; id++) {
                log.add(id, text("record " + id)).join();
                log.note(id, text("begun")).join();
                if (id % 3 != 0) {
                    log.note(id, text("note of " + id)).join();
                }
                if (id > 4 && id % 4 == 0) {
                    log.remove(id - 1);
                }
            }
        }
        var seen = new Seen();
        open(folder, seen).close();
        written = seen.records();
        there.addAll(seen.told());
        assertThat(written).hasSize(16);
        assertThat(seen.reports()).isEmpty();
        try (var listed = Files.newDirectoryStream(folder, "*.log")) {
            for (var file : listed) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertThat(files).hasSizeGreaterThan(2);
    }

    /// Records that come and go. Their files are free when the log is opened the next time.
    private void useFiles() throws IOException {
        try (var log = open(folder, new Seen())) {
            for (var id = OLD; id <= LAST_OLD; id++) {
                log.add(id, text("record " + id)).join();
                log.remove(id);
            }
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static CheckedLog open(Path folder, Seen seen) throws IOException {
        return CheckedLog.open(reader -> ArtemisLog.open(folder, reader, FILE, new SimulatedDisk()), seen);
    }

    @Test
    void whichever_bit_changes_nothing_is_wrong_and_what_is_lost_is_reported() throws IOException {
        write();

        var problems = flipEach();

        assertThat(problems).isEmpty();
    }

    @Test
    void what_is_left_of_an_earlier_use_of_a_file_is_not_taken_for_new() throws IOException {
        useFiles();
        write();
        assertThat(files.values()).anyMatch(file -> holds(file, "note of ") && holdsOld(file));

        var problems = flipEach();

        assertThat(problems).isEmpty();
    }

    private boolean holdsOld(byte[] file) {
        return LongStream.rangeClosed(OLD, LAST_OLD).anyMatch(id -> holds(file, "record " + id) && !there.contains(id));
    }

    private static boolean holds(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }

    private List<String> flipEach() throws IOException {
        var problems = new ArrayList<String>();
        for (var name : files.keySet()) {
            var end = dataEnd(bytes(name));
            for (var at = 0; at < end; at++) {
                var damaged = bytes(name).clone();
                damaged[at] ^= (byte) (1 << at % 8);
                problems.addAll(problems(name, damaged, "bit in byte " + at, false));
            }
        }
        return problems;
    }

    @Test
    void wherever_a_file_is_cut_nothing_is_wrong_and_what_is_lost_is_reported() throws IOException {
        write();

        var problems = new ArrayList<String>();
        for (var name : files.keySet()) {
            var end = dataEnd(bytes(name));
            for (var at = 0; at < FILE; at += at < end ? 1 : STEP) {
                problems.addAll(problems(name, Arrays.copyOf(bytes(name), at), "cut at " + at, true));
            }
        }

        assertThat(problems).isEmpty();
    }

    private byte[] bytes(String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    private static int dataEnd(byte[] file) {
        var end = file.length;
        while (end > 0 && file[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /// @param anyReport whether a report without ids is enough
    private List<String> problems(String name, byte[] damaged, String where, boolean anyReport) throws IOException {
        put(name, damaged);
        var seen = new Seen();
        open(folder, seen).close();
        var problems = new ArrayList<String>();
        seen.records().forEach((id, texts) -> {
            var back = there.contains(id) && !written.containsKey(id); // its removal was lost
            if (!back && !written.getOrDefault(id, List.of()).containsAll(texts)) {
                problems.add("%s, %s: record %d is %s".formatted(name, where, id, texts));
            }
        });
        var known = new HashSet<>(seen.damaged());
        known.addAll(seen.removed());
        written.forEach((id, texts) -> {
            var reported = known.contains(id) || (anyReport && !seen.reports().isEmpty());
            if (!texts.equals(seen.records().get(id)) && !reported) {
                problems.add("%s, %s: of record %d only %s, %s"
                        .formatted(name, where, id, seen.records().get(id), seen.reports()));
            }
        });
        if (!seen.reports().isEmpty() && !Files.exists(folder.resolve("damaged").resolve(name))) {
            problems.add("%s, %s: not kept".formatted(name, where));
        }
        return problems;
    }

    private void put(String name, byte[] damaged) throws IOException {
        delete(folder.resolve("damaged"));
        delete(folder);
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getKey().equals(name) ? damaged : file.getValue());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var listed = Files.newDirectoryStream(folder, "*.*")) {
                for (var file : listed) {
                    Files.delete(file);
                }
            }
        }
    }
}
