package io.pypes.chaos;

import io.pypes.chaos.Api.DeadLetter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Compares, document by document, what the server has promised with what is there.
///
/// @param acknowledged receipts by key
/// @param unanswered documents that the server may have or not
/// @param letters dead letters, by receipt
/// @param isExcused dead letters that no key asks for and that are right nevertheless
record Comparison(
        Map<Key, String> acknowledged,
        Set<Key> unanswered,
        Outputs outputs,
        Map<String, DeadLetter> letters,
        Predicate<DeadLetter> isExcused) {

    /// What came out.
    ///
    /// @param dropped documents that were meant to be dropped, and are neither published nor dead letters
    /// @param excused documents that are dead letters, and were not meant to be, for a reason that is right
    /// @param doubled how often documents were published more than once
    /// @param doubledKeys which ones
    /// @param lost documents that were acknowledged, and are not there or only in part
    /// @param wrong documents that did not end as they were meant to, with how they did
    /// @param unknown lines of documents that were never sent
    /// @param broken lines that are torn, or were written again with another id
    record Verdict(
            long published,
            long dropped,
            long deadLettered,
            long excused,
            long doubled,
            Set<Key> doubledKeys,
            List<Key> lost,
            List<String> wrong,
            List<Line> unknown,
            List<String> broken) {}

    Verdict verdict() {
        var tally = new Tally();
        acknowledged.forEach(tally::add);
        outputs.lines().keySet().forEach(tally::check);
        return tally.verdict();
    }

    private final class Tally {
        private long published;
        private long dropped;
        private long deadLettered;
        private long excused;
        private long doubled;
        private final Set<Key> doubledKeys = new HashSet<>();
        private final List<Key> lost = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final List<Line> unknown = new ArrayList<>();

        void add(Key key, String receipt) {
            var letter = letters.get(receipt);
            if (letter != null) {
                addBuried(key, letter);
                return;
            }
            switch (key.fate()) {
                case PUBLISHED -> addPublished(key);
                case DROPPED -> dropped++;
                case DEAD_LETTERED -> lost.add(key);
            }
        }

        private void addBuried(Key key, DeadLetter letter) {
            if (key.isMeant(letter)) {
                deadLettered++;
            } else if (isExcused.test(letter)) {
                excused++;
            } else {
                wrong.add("%s is a dead letter, and was meant to be %s: %s"
                        .formatted(key, key.reason(), letter.message()));
            }
        }

        private void addPublished(Key key) {
            if (outputs.lines().keySet().containsAll(key.lines())) {
                published++;
            } else {
                lost.add(key);
            }
        }

        /// What is published must have been sent, and be meant to be.
        void check(Line line) {
            var key = line.key();
            if (!acknowledged.containsKey(key) && !unanswered.contains(key)) {
                unknown.add(line);
            } else if (key.fate() != Fate.PUBLISHED || !key.lines().contains(line)) {
                wrong.add("%s is in \"%s\", and was meant to be %s".formatted(key, line.file(), key.fate()));
            } else if (line.equals(key.lines().getFirst())) {
                countDoubled(key);
            }
        }

        /// A document that is published again is in all of its files again, or in some.
        private void countDoubled(Key key) {
            var most = key.lines().stream()
                    .mapToInt(line -> outputs.lines().getOrDefault(line, 0))
                    .max()
                    .orElse(0);
            if (most > 1) {
                doubled += most - 1;
                doubledKeys.add(key);
            }
        }

        Verdict verdict() {
            var broken = new ArrayList<>(outputs.torn());
            broken.addAll(outputs.renamed());
            return new Verdict(
                    published, dropped, deadLettered, excused, doubled, doubledKeys, lost, wrong, unknown, broken);
        }
    }
}
