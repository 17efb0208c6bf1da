package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a component did with the packets it was given, in the order in which it did it.
public final class TestResult {
    private final Map<String, List<Packet>> emitted = new LinkedHashMap<>();
    private final List<Merged> merged = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<Failed> rejected = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private final List<Packet> published = new ArrayList<>();
    private final Set<RecordingHold> holds = new LinkedHashSet<>();
    private boolean heldSomething;
    private boolean interrupted;

    TestResult() {}

    /// A packet that ended on purpose.
    ///
    /// @param packet the packet
    /// @param reason the sentence given with it; empty if the component just emitted nothing
    public record Dropped(Packet packet, String reason) {}

    /// A packet, or a part of one, that could not be handled.
    ///
    /// @param packet the packet or the part
    /// @param kind what sort of failure
    /// @param message the sentence
    public record Failed(Packet packet, ErrorKind kind, String message) {}

    /// A packet that was made from held ones.
    ///
    /// @param packet the packet
    /// @param documents ids of the documents of the holds
    public record Merged(Packet packet, List<String> documents) {}

    /// What was emitted on port `out`.
    public List<Packet> emitted() {
        return emitted(Port.OUT);
    }

    /// What was emitted on a port; nothing for a port that does not exist.
    public List<Packet> emitted(String port) {
        return Collections.unmodifiableList(emitted.getOrDefault(port, List.of()));
    }

    /// The one packet that was emitted, on port `out`, nothing having failed or been dropped.
    public Packet only() {
        assertThat(failed).as("failed").isEmpty();
        assertThat(rejected).as("rejected").isEmpty();
        assertThat(dropped).as("dropped").isEmpty();
        assertThat(emitted.keySet()).as("ports").containsExactly(Port.OUT);
        assertThat(emitted()).as("emitted").hasSize(1);
        return emitted().getFirst();
    }

    /// The one failure of a run in which no packet was emitted.
    public Failed onlyFailure() {
        assertThat(emitted).as("emitted").isEmpty();
        assertThat(failed).as("failed").hasSize(1);
        return failed.getFirst();
    }

    /// The emitted packets that were made from held ones, with their documents; they are among the emitted ones too.
    public List<Merged> merged() {
        return Collections.unmodifiableList(merged);
    }

    /// What ended here on purpose.
    public List<Dropped> dropped() {
        return Collections.unmodifiableList(dropped);
    }

    /// The parts that were rejected while the call went on.
    public List<Failed> rejected() {
        return Collections.unmodifiableList(rejected);
    }

    /// The packets for which the component threw a [PacketException], or that it failed in a batch.
    public List<Failed> failed() {
        return Collections.unmodifiableList(failed);
    }

    /// The packets that a publisher did not fail.
    public List<Packet> published() {
        return Collections.unmodifiableList(published);
    }

    /// The packets that are still held at the end.
    public List<Packet> held() {
        return holds.stream().map(RecordingHold::packet).toList();
    }

    /// Says whether the run ended by the interrupt that was asked for, and the component passed it on.
    public boolean interrupted() {
        return interrupted;
    }

    void addEmitted(String port, Packet packet) {
        emitted.computeIfAbsent(port, _ -> new ArrayList<>()).add(packet);
    }

    void addMerged(Packet packet, List<String> documents) {
        merged.add(new Merged(packet, documents));
    }

    void addDropped(Packet packet, String reason) {
        dropped.add(new Dropped(packet, reason));
    }

    void addRejected(Packet part, PacketException reason) {
        rejected.add(new Failed(part, reason.kind(), reason.getMessage()));
    }

    void addFailed(Packet packet, PacketException reason) {
        failed.add(new Failed(packet, reason.kind(), reason.getMessage()));
    }

    void addPublished(Packet packet) {
        published.add(packet);
    }

    void addHold(RecordingHold hold) {
        holds.add(hold);
        heldSomething = true;
    }

    /// Uses up a hold.
    void release(RecordingHold hold) {
        if (!holds.remove(hold)) {
            throw new IllegalStateException("A hold was used twice: it can be emitted or dropped once.");
        }
    }

    void markInterrupted() {
        interrupted = true;
    }

    boolean heldSomething() {
        return heldSomething;
    }

    int emittedCount() {
        return emitted.values().stream().mapToInt(List::size).sum();
    }

    void addAll(TestResult other) {
        other.emitted.forEach((port, packets) -> packets.forEach(packet -> addEmitted(port, packet)));
        dropped.addAll(other.dropped);
        rejected.addAll(other.rejected);
        failed.addAll(other.failed);
    }

    /// Checks that another run of the same case gave the same, content compared by its bytes.
    void requireSame(TestResult other, String how) {
        assertThat(comparable(other.emitted)).as("emitted when %s", how).isEqualTo(comparable(emitted));
        assertThat(comparable(other.dropped)).as("dropped when %s", how).isEqualTo(comparable(dropped));
        assertThat(comparable(other.rejected)).as("rejected when %s", how).isEqualTo(comparable(rejected));
        assertThat(comparable(other.failed)).as("failed when %s", how).isEqualTo(comparable(failed));
    }

    private static Object comparable(Object seen) {
        return switch (seen) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, value) -> copy.put(key, comparable(value)));
                yield copy;
            }
            case List<?> list -> list.stream().map(TestResult::comparable).toList();
            case Dropped ended -> List.of(new ComparablePacket(ended.packet), ended.reason);
            case Failed ended -> List.of(new ComparablePacket(ended.packet), ended.kind, ended.message);
            case Packet packet -> new ComparablePacket(packet);
            default -> throw new IllegalArgumentException(seen.getClass().getName());
        };
    }
}
