package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Packets with the ids "1", "2" and so on.
record GivenBatch(List<Entry> entries, List<String> failures) implements Batch {

    static GivenBatch of(Packet... packets) {
        return new GivenBatch(
                IntStream.range(0, packets.length)
                        .mapToObj(index -> Entry.of(Integer.toString(index + 1), packets[index]))
                        .toList(),
                new ArrayList<>());
    }

    @Override
    public void fail(Entry entry, PacketException reason) {
        failures.add(entry.id() + ": " + reason.getMessage());
    }
}
