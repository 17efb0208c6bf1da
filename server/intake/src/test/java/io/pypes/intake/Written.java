package io.pypes.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/// What a test wrote to a log, and what of it was acknowledged. Thread-safe.
final class Written {

    private static final int OPEN_AT_ONCE = 12;
    private static final int LARGEST = 3_000;

    private final Map<Long, List<String>> texts = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<Long> removed = ConcurrentHashMap.newKeySet();
    private Set<String> promised = Set.of();
    private Set<Long> goneMaybe = Set.of();
    private volatile boolean stopped;

    /// Adds, notes and removes at random until told to stop.
    void write(IntakeLog log, RandomGenerator random, long firstId) {
        var open = new ArrayList<Long>();
        for (var id = firstId; !stopped; ) {
            var choice = random.nextInt(10);
            if (open.isEmpty() || (choice < 4 && open.size() < OPEN_AT_ONCE)) {
                add(log, random, id);
                open.add(id++);
            } else if (choice < 7) {
                note(log, random, open.get(random.nextInt(open.size())));
            } else {
                remove(log, open.remove(random.nextInt(open.size())));
            }
        }
    }

    private void add(IntakeLog log, RandomGenerator random, long id) {
        var text = text(random, id, 0);
        texts.put(id, new CopyOnWriteArrayList<>(List.of(text)));
        var added = log.add(id, text.getBytes(StandardCharsets.US_ASCII)).thenRun(() -> done.add(text));
        if (random.nextInt(3) > 0) {
            added.join();
        }
    }

    private void note(IntakeLog log, RandomGenerator random, long id) {
        var known = known(id);
        var text = text(random, id, known.size());
        known.add(text);
        var noted = log.note(id, text.getBytes(StandardCharsets.US_ASCII)).thenRun(() -> done.add(text));
        if (random.nextInt(3) > 0) {
            noted.join();
        }
    }

    private void remove(IntakeLog log, long id) {
        removed.add(id);
        log.remove(id);
    }

    private List<String> known(long id) {
        return texts.getOrDefault(id, List.of());
    }

    private static String text(RandomGenerator random, long id, int note) {
        var length = random.nextInt(20) == 0 ? random.nextInt(LARGEST) : random.nextInt(200);
        return id + "/" + note + ":"
                + Character.toString('a' + random.nextInt(26)).repeat(length);
    }

    /// What is acknowledged now has to be there later, unless it was removed.
    void freeze() {
        promised = new HashSet<>(done);
        goneMaybe = removed;
    }

    void stop() {
        stopped = true;
    }

    int acknowledged() {
        return promised.size();
    }

    /// What a log does not have of what it promised, and what it has that was not written like this.
    List<String> problems(Seen seen) {
        var problems = new ArrayList<String>();
        var told = new HashSet<String>();
        seen.records().forEach((id, found) -> {
            told.addAll(found);
            if (!isPartOf(found, known(id))) {
                problems.add("Record %d is wrong: %s".formatted(id, found));
            }
        });
        for (var text : promised) {
            var id = Long.parseLong(text.substring(0, text.indexOf('/')));
            if (!told.contains(text) && !goneMaybe.contains(id)) {
                problems.add("Lost: " + text);
            }
        }
        return problems;
    }

    /// Whether the record is there, and of its notes some in their order.
    private static boolean isPartOf(List<String> found, List<String> known) {
        if (known.isEmpty() || !found.getFirst().equals(known.getFirst())) {
            return false;
        }
        var at = 0;
        for (var text : found) {
            while (at < known.size() && !known.get(at).equals(text)) {
                at++;
            }
            if (at++ >= known.size()) {
                return false;
            }
        }
        return true;
    }
}
