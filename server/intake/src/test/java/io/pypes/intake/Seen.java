package io.pypes.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a log holds when it is opened.
final class Seen implements CheckedLog.Reader {

    private final Map<Long, List<String>> records = new TreeMap<>();
    private final List<Long> damaged = new ArrayList<>();
    private final Set<Long> told = new HashSet<>();
    private final List<Long> removed = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    @Override
    public void record(long id, byte[] record) {
        var texts = new ArrayList<String>();
        texts.add(text(record));
        records.put(id, texts);
        told.add(id);
    }

    @Override
    public void note(long id, byte[] note) {
        var texts = records.get(id);
        if (texts != null) {
            texts.add(text(note));
        }
    }

    @Override
    public void removed(long id) {
        records.remove(id);
        removed.add(id);
    }

    @Override
    public void damaged(long id) {
        damaged.add(id);
    }

    @Override
    public void damaged(String what, List<Long> ids) {
        reports.add(what);
        damaged.addAll(ids);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Records with their notes, by id.
    Map<Long, List<String>> records() {
        return records;
    }

    List<Long> damaged() {
        return damaged;
    }

    /// All records that were told, also those that were removed.
    Set<Long> told() {
        return told;
    }

    List<Long> removed() {
        return removed;
    }

    /// What was said about damage.
    List<String> reports() {
        return reports;
    }
}
