package io.pypes.testkit;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A batch that remembers what was failed. The ids count on from where the batch before ended.
final class RecordingBatch implements Batch {
    private final int before;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Entry, PacketException> failures = new HashMap<>();

    RecordingBatch(int before) {
        this.before = before;
    }

    void add(Packet packet) {
        entries.add(Entry.of(Integer.toString(before + entries.size() + 1), packet));
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void fail(Entry entry, PacketException reason) {
        if (!entries.contains(entry)) {
            throw new IllegalArgumentException("Entry \"%s\" is not of this batch.".formatted(entry.id()));
        }
        failures.put(entry, reason);
    }

    void failAll(PacketException reason) {
        entries.forEach(entry -> failures.put(entry, reason));
    }

    void writeTo(TestResult result) {
        for (var entry : entries) {
            var failure = failures.get(entry);
            if (failure == null) {
                result.addPublished(entry.packet());
            } else {
                result.addFailed(entry.packet(), failure);
            }
        }
    }
}
