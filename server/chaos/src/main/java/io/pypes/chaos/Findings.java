package io.pypes.chaos;

import io.pypes.chaos.Comparison.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What a campaign found, and what of it should not be.
///
/// @param faults sentences; empty if all is well
record Findings(List<Row> table, List<String> faults) {

    private static final int MOST_SHOWN = 20;

    /// A line of the table.
    record Row(String what, Object figure) {}

    static Findings of(int rounds, Notebook notebook, Victim victim, Calm calm, Verdict verdict)
            throws InterruptedException {
        var table = List.of(
                new Row("rounds", rounds),
                new Row("kills", victim.kills()),
                new Row("ends that a document made", victim.deaths()),
                new Row("restarts", victim.lives() - 1),
                new Row("kills of workers", victim.workerKills()),
                new Row("acknowledged", notebook.acknowledgedCount()),
                new Row("published", verdict.published()),
                new Row("dropped", verdict.dropped()),
                new Row("dead-lettered", verdict.deadLettered()),
                new Row("dead-lettered, in hand at three kills", verdict.excused()),
                new Row("not answered", notebook.unanswered().size()),
                new Row("doubled", verdict.doubled()),
                new Row("may have been doubled", victim.mayBeDoubled()),
                new Row("lost", verdict.lost().size()),
                new Row("longest restart", seconds(victim.longestStart())),
                new Row("answers by status", notebook.answers()));
        var faults = new ArrayList<>(calm.faults());
        if (verdict.doubled() > victim.mayBeDoubled()) {
            faults.add("%d documents were doubled, and at most %d were in flight at the kills."
                    .formatted(verdict.doubled(), victim.mayBeDoubled()));
        }
        add(
                faults,
                "doubled without any fault",
                verdict.doubledKeys().stream().filter(calm.sent()::contains).toList());
        return new Findings(table, faults)
                .with(lost(verdict.lost(), notebook, victim.api()))
                .with(faults(notebook, verdict));
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }

    /// What should not be, whatever was done to the server.
    static List<String> faults(Notebook notebook, Verdict verdict) {
        var faults = new ArrayList<String>();
        add(faults, "ended otherwise than meant", verdict.wrong());
        add(faults, "published and never sent", verdict.unknown());
        add(faults, "torn or renamed lines", verdict.broken());
        add(faults, "answers that no sender should get", notebook.odd());
        return faults;
    }

    private static void add(List<String> faults, String what, Collection<?> which) {
        if (!which.isEmpty()) {
            var shown = which.stream().limit(MOST_SHOWN).map(String::valueOf).toList();
            faults.add("%d %s:%n  %s".formatted(which.size(), what, String.join("%n  ".formatted(), shown)));
        }
    }

    /// The documents that are lost, with their receipts and what the server says of them.
    static List<String> lost(List<Key> keys, Notebook notebook, Api api) throws InterruptedException {
        var shown = new ArrayList<String>();
        for (var key : keys) {
            var receipt = notebook.acknowledged().getOrDefault(key, "");
            shown.add(
                    shown.size() < MOST_SHOWN
                            ? "%s with receipt \"%s\": %s".formatted(key, receipt, api.status(receipt))
                            : "%s with receipt \"%s\"".formatted(key, receipt));
        }
        return shown.isEmpty()
                ? List.of()
                : List.of("%d lost:%n  %s".formatted(shown.size(), String.join("%n  ".formatted(), shown)));
    }

    Findings with(Collection<String> more) {
        var all = new ArrayList<>(faults);
        all.addAll(more);
        return new Findings(table, List.copyOf(all));
    }

    Findings and(Row more) {
        var all = new ArrayList<>(table);
        all.add(more);
        return new Findings(List.copyOf(all), faults);
    }

    void print(PrintStream out) {
        table.forEach(row -> out.printf("| %-45s | %12s |%n", row.what(), row.figure()));
        faults.forEach(fault -> out.println("FAILED: " + fault));
    }
}
