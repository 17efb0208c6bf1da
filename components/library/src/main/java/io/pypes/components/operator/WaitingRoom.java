package io.pypes.components.operator;

import io.pypes.sdk.Call.Hold;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Held packets that wait for a partner with the same key from another port, in the order in which they came.
final class WaitingRoom {
    private final SequencedSet<Guest> guests = new LinkedHashSet<>();
    private final Map<List<String>, Deque<Guest>> byKey = new HashMap<>();

    /// One who waits. Equal only to itself, so not a record.
    private static final class Guest {
        private final List<String> key;
        private final Hold hold;
        private final Instant deadline;

        Guest(List<String> key, Hold hold, Instant deadline) {
            this.key = key;
            this.hold = hold;
            this.deadline = deadline;
        }
    }

    int size() {
        return guests.size();
    }

    /// Lets a packet wait. Deadlines have to come in their order.
    void add(List<String> key, Hold hold, Instant deadline) {
        var guest = new Guest(key, hold, deadline);
        guests.add(guest);
        byKey.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(guest);
    }

    /// Takes the first of a key that did not come in by this port. All of one key came in by the same.
    Optional<Hold> takePartner(List<String> key, String port) {
        return Optional.ofNullable(byKey.get(key))
                .map(Deque::getFirst)
                .filter(guest -> !guest.hold.inputPort().equals(port))
                .map(this::take);
    }

    /// Takes the one who came first, if its deadline is over.
    Optional<Hold> takeLate(Instant now) {
        return oldest().filter(guest -> !guest.deadline.isAfter(now)).map(this::take);
    }

    Optional<Hold> takeOldest() {
        return oldest().map(this::take);
    }

    Optional<Instant> nextDeadline() {
        return oldest().map(guest -> guest.deadline);
    }

    private Optional<Guest> oldest() {
        return guests.isEmpty() ? Optional.empty() : Optional.of(guests.getFirst());
    }

    /// Whoever goes came first of all, or first of its key; so it is the first of its key.
    private Hold take(Guest guest) {
        guests.remove(guest);
        byKey.computeIfPresent(guest.key, (_, waiting) -> {
            waiting.removeFirst();
            return waiting.isEmpty() ? null : waiting;
        });
        return guest.hold;
    }
}
