package io.pypes.chaos;

import io.pypes.chaos.Findings.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// Kills a server round after round while it is fed, then lets it finish, and compares.
final class Campaign {

    private static final int PADDING = 1500; // characters: the intake log begins another file every few seconds
    private static final int LINES = 400;
    private static final int DOCUMENTS = 400; // in a flow: it is full now and then
    private static final Duration RISKY_PAUSE = Duration.ofMillis(60); // a document in some hundred ends the server
    private static final List<Flow> FED = List.of(Flow.ORDERS, Flow.PARTS, Flow.RISKY);
    private static final List<Flow> FLOWS = List.of(Flow.ORDERS, Flow.PARTS, Flow.RISKY, Flow.GATED);
    private static final String DEADLINE = "--pypes.stop-deadline=5s";
    private static final Setup SETUP = new Setup(
            FLOWS,
            feeds(),
            "512m",
            DOCUMENTS,
            List.of(DEADLINE, "--pypes.workers.number=2", "--pypes.workers.heap=128MB"));
    private static final int LEAST_MILLIS = 200;
    private static final int MOST_MILLIS = 4000;
    private static final int SOON_MILLIS = 1000;
    private static final int AGAIN_PERCENT = 30;
    private static final int STOP_PERCENT = 15;
    private static final int WORKER_PERCENT = 50;

    private final int rounds;
    private final Random random;
    private final PrintStream out;
    private final Notebook notebook = new Notebook();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final Victim victim;
    private final Senders senders;
    private final ServerProcess.Place place;
    private final IntakeWatch intake;
    private int revision;

    private Campaign(Options options, ServerProcess.Place place, PrintStream out)
            throws IOException, InterruptedException, ChaosException {
        this.rounds = options.amount().rounds();
        this.random = new Random(options.seed());
        this.place = place;
        this.out = out;
        this.victim = Victim.start(place, notebook);
        this.intake = new IntakeWatch(place.data().resolve("intake"));
        this.senders = Senders.start(place.port(), SETUP.feeds(), notebook, 0, options.seed());
    }

    private static List<Feed> feeds() {
        var feeds = new ArrayList<>(Feed.same(4, Flow.QUIET, LINES, PADDING));
        feeds.add(new Feed(List.of(Flow.RISKY), LINES / 20, PADDING, RISKY_PAUSE));
        return feeds;
    }

    static Findings run(Options options, Path folder, int port, PrintStream out)
            throws IOException, InterruptedException, ChaosException {
        var place = new ServerProcess.Place(folder, folder.resolve("data"), port, SETUP);
        var campaign = new Campaign(options, place, out);
        try (var _ = campaign.intake) {
            return campaign.run();
        } finally {
            campaign.victim.server().kill();
        }
    }

    private Findings run() throws IOException, InterruptedException, ChaosException {
        victim.awaitAccepting();
        var held = Held.fill(victim, place, notebook);
        for (var round = 1; round <= rounds; round++) {
            senders.enter(round);
            var done = round();
            out.printf(
                    "Round %d of %d: %s. %d documents acknowledged.%n",
                    round, rounds, done, notebook.acknowledgedCount());
            intake.compactions();
        }
        senders.stop();
        held.release();
        var calm = Calm.spend(victim, place.port(), notebook, rounds + 1);
        var verdict = new Comparison(
                        notebook.acknowledged(),
                        notebook.unanswered(),
                        Outputs.read(place.output()),
                        victim.api().deadLetters(),
                        letter -> letter.message().startsWith(Key.BLAMED))
                .verdict();
        return Findings.of(rounds, notebook, victim, calm, verdict)
                .and(new Row("files that the intake log has begun", intake.files()))
                .and(new Row("compactions of the intake log", intake.compactions()))
                .with(refusals)
                .with(victim.api().differences());
    }

    /// @return what was done
    private String round() throws IOException, InterruptedException, ChaosException {
        var done = new ArrayList<String>();
        var disturbance = Disturbance.random(random);
        var flow = FED.get(random.nextInt(FED.size()));
        var disturber = Thread.ofVirtual().unstarted(() -> disturb(disturbance, flow));
        var time = random.nextInt(LEAST_MILLIS, MOST_MILLIS);
        victim.leave(Duration.ofMillis(random.nextInt(time)));
        disturber.start();
        victim.leave(Duration.ofMillis(random.nextInt(time) / 2));
        if (disturbance != Disturbance.NONE) {
            done.add("%s \"%s\""
                    .formatted(disturbance == Disturbance.PUBLISH ? "published" : "stopped and started", flow.id()));
        }
        if (random.nextInt(100) < WORKER_PERCENT && victim.killWorker(random)) {
            done.add("killed a worker");
            victim.leave(Duration.ofMillis(random.nextInt(time)));
        }
        if (random.nextInt(100) < STOP_PERCENT) {
            victim.stop();
            done.add("stopped the server");
        } else {
            victim.kill();
            done.add("killed it");
        }
        victim.restart();
        while (random.nextInt(100) < AGAIN_PERCENT) {
            done.add(killAgain());
        }
        disturber.join();
        victim.awaitAccepting();
        return String.join(", ", done);
    }

    /// Within a second of its start, ready or not, or of when it accepted the first document.
    private String killAgain() throws IOException, InterruptedException, ChaosException {
        var isReady = random.nextBoolean();
        if (isReady) {
            victim.awaitAccepting();
        }
        victim.leave(Duration.ofMillis(random.nextInt(SOON_MILLIS)));
        if (isReady) {
            victim.kill();
        } else {
            victim.killUnasked();
        }
        victim.restart();
        return isReady ? "killed it again when it had just accepted documents" : "killed it again while it started";
    }

    private void disturb(Disturbance disturbance, Flow flow) {
        try {
            disturbance.disturb(victim.api(), flow, ++revision);
        } catch (Api.RefusedException refused) {
            refusals.add(String.valueOf(refused.getMessage()));
        } catch (IOException _) {
            // the server has ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
