package io.pypes.chaos;

import io.pypes.chaos.Findings.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Fills the disk of a server while it is fed, and gives the space back: nothing that was acknowledged is lost,
/// and the server accepts documents again without being started anew.
final class FullDisk {

    private static final int PADDING = 20_000; // characters: the intake log needs files that it has not made yet
    private static final int DOCUMENTS = 60;
    private static final Setup SETUP =
            new Setup(Flow.QUIET, Feed.same(4, Flow.QUIET, 20, PADDING), "512m", DOCUMENTS, List.of());
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration FULL = Duration.ofSeconds(4);
    private static final Duration REFILL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Notebook notebook = new Notebook();
    private final List<String> faults = new ArrayList<>();
    private final SmallDisk disk;
    private final Victim victim;
    private final Senders senders;
    private final ServerProcess.Place place;
    private int acknowledgedFull;
    private Duration wait = Duration.ZERO;

    private FullDisk(SmallDisk disk, ServerProcess.Place place, long seed)
            throws IOException, InterruptedException, ChaosException {
        this.disk = disk;
        this.place = place;
        this.victim = Victim.start(place, notebook);
        this.senders = Senders.start(place.port(), SETUP.feeds(), notebook, 0, seed);
    }

    /// Fills a disk that is made for this. Says so, and finds nothing, where nothing may be mounted.
    static Findings run(Path folder, int port, long seed, PrintStream out)
            throws IOException, InterruptedException, ChaosException {
        SmallDisk disk;
        try {
            disk = SmallDisk.mount(folder.resolve("disk"));
        } catch (IOException refused) {
            out.printf("The full disk is left out, because a small one may not be mounted: %s%n", refused.getMessage());
            return new Findings(List.of(), List.of());
        }
        try (disk) {
            var place = new ServerProcess.Place(folder, disk.folder().resolve("data"), port, SETUP);
            return run(disk, place, seed);
        }
    }

    private static Findings run(SmallDisk disk, ServerProcess.Place place, long seed)
            throws IOException, InterruptedException, ChaosException {
        var full = new FullDisk(disk, place, seed);
        try {
            return full.run();
        } finally {
            full.senders.stop();
            full.victim.server().kill();
        }
    }

    private Findings run() throws IOException, InterruptedException, ChaosException {
        victim.awaitAccepting();
        Thread.sleep(BEFORE);
        fill();
        disk.free();
        awaitAccepting();
        senders.stop();
        settle();
        return compare();
    }

    /// If the server cannot do that any more, it is a fault. To see whether something is lost, it is started anew
    /// then.
    private void settle() throws IOException, InterruptedException, ChaosException {
        try {
            Calm.settle(victim);
        } catch (IOException | ChaosException stuck) {
            faults.add("When its disk had space again, the server had to be started anew: " + stuck.getMessage());
            victim.killUnasked();
            victim.restart();
            victim.awaitApi();
            Calm.settle(victim);
        }
    }

    /// What comes free in the meantime is taken too.
    private void fill() throws IOException, InterruptedException {
        senders.enter(1);
        var before = notebook.acknowledgedCount();
        disk.fill();
        for (var rest = FULL; rest.isPositive(); rest = rest.minus(REFILL)) {
            Thread.sleep(REFILL);
            disk.refill();
        }
        acknowledgedFull = notebook.acknowledgedCount() - before;
        senders.enter(2);
    }

    private void awaitAccepting() throws InterruptedException {
        var start = System.nanoTime();
        var before = notebook.acknowledgedCount();
        while (notebook.acknowledgedCount() <= before + SETUP.mostUnanswered()) {
            wait = Duration.ofNanos(System.nanoTime() - start);
            if (wait.compareTo(PATIENCE) > 0) {
                faults.add("%d s after its disk had space again, the server still accepts no documents. It answers %s."
                        .formatted(PATIENCE.toSeconds(), notebook.answers()));
                return;
            }
            Thread.sleep(POLL);
        }
    }

    /// A document that could not be published while the disk was full may be a dead letter.
    private Findings compare() throws IOException, InterruptedException {
        var verdict = new Comparison(
                        notebook.acknowledged(),
                        notebook.unanswered(),
                        Outputs.read(place.output()),
                        victim.api().deadLetters(),
                        letter -> !letter.node().equals("read"))
                .verdict();
        var table = List.of(
                new Row("acknowledged", notebook.acknowledgedCount()),
                new Row("acknowledged while the disk was full", acknowledgedFull),
                new Row("published", verdict.published()),
                new Row("dropped", verdict.dropped()),
                new Row("dead-lettered", verdict.deadLettered()),
                new Row("dead-lettered, could not be published", verdict.excused()),
                new Row("not answered", notebook.unanswered().size()),
                new Row("doubled", verdict.doubled()),
                new Row("lost", verdict.lost().size()),
                new Row("accepts again after", Findings.seconds(wait)),
                new Row("answers by status", notebook.answers()));
        var findings = new Findings(table, faults)
                .with(Findings.lost(verdict.lost(), notebook, victim.api()))
                .with(Findings.faults(notebook, verdict));
        return verdict.doubled() == 0 || victim.kills() > 0
                ? findings
                : findings.with(Set.of(
                        "%d documents were doubled, though the server did not end.".formatted(verdict.doubled())));
    }
}
