package io.pypes.chaos;

import io.pypes.chaos.plugin.Risk;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/// The server under test over all its lives: how long its starts took, and what was in flight when it was killed.
/// Not thread-safe.
final class Victim {

    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(2);

    private final ServerProcess.Place place;
    private final Notebook notebook;
    private final Api api;
    private final Set<Flow> stopped = EnumSet.noneOf(Flow.class);
    private ServerProcess server;
    private int lives = 1;
    private int kills;
    private int deaths;
    private int workerKills;
    private Duration longestStart = Duration.ZERO;
    private long inFlightAtEnd;
    private int acknowledgedAtEnd;
    private long mayBeDoubled;

    private Victim(ServerProcess.Place place, Notebook notebook, ServerProcess server) {
        this.place = place;
        this.notebook = notebook;
        this.api = new Api(place.port(), place.setup().flows());
        this.server = server;
    }

    /// Starts it for the first time, and makes the flows.
    static Victim start(ServerProcess.Place place, Notebook notebook)
            throws IOException, InterruptedException, ChaosException {
        var victim = new Victim(place, notebook, ServerProcess.start(place, 1));
        victim.awaitApi();
        for (var flow : place.setup().flows()) {
            victim.api.create(flow);
        }
        return victim;
    }

    Api api() {
        return api;
    }

    ServerProcess server() {
        return server;
    }

    int lives() {
        return lives;
    }

    int kills() {
        return kills;
    }

    /// How often a document has ended it.
    int deaths() {
        return deaths;
    }

    /// From a start to the first document that was accepted.
    Duration longestStart() {
        return longestStart;
    }

    /// How many documents may have been published and not noted as such when the server was killed.
    ///
    /// In flight at a kill is at most what the server said just before, or what was in flight at the last one if
    /// it was too early to ask, and all that was accepted since. Each sender may have one body that is accepted and
    /// not acknowledged. Whatever is in flight, no more can be published than the flows may have in hand.
    long mayBeDoubled() {
        return mayBeDoubled;
    }

    void kill() throws IOException, InterruptedException, ChaosException {
        var before = notebook.acknowledgedCount();
        try {
            inFlightAtEnd = api.inFlight();
            acknowledgedAtEnd = before;
        } catch (IOException _) {
            // it is not ready: what was in flight at the last kill still is, or has ended
        }
        killUnasked();
    }

    /// Kills it without asking it anything, so that it may be at any point of its start.
    void killUnasked() throws IOException, InterruptedException, ChaosException {
        server.kill();
        if (server.status() == Risk.STATUS) {
            died();
            return;
        }
        kills++;
        var acknowledged = notebook.acknowledgedCount();
        inFlightAtEnd += acknowledged - acknowledgedAtEnd + place.setup().mostUnanswered();
        acknowledgedAtEnd = acknowledged;
        mayBeDoubled += Math.min(inFlightAtEnd, place.setup().mostInHand());
    }

    /// Kills one of its workers, which may have in hand what the flow in them may hold.
    ///
    /// @return false if it has none yet
    boolean killWorker(Random random) {
        var workers = server.process().children().toList();
        if (workers.isEmpty() || !workers.get(random.nextInt(workers.size())).destroyForcibly()) {
            return false;
        }
        workerKills++;
        mayBeDoubled += place.setup().documents();
        return true;
    }

    /// How often a worker was killed.
    int workerKills() {
        return workerKills;
    }

    /// Ends it in the way that a user does.
    void stop() throws IOException, InterruptedException, ChaosException {
        if (!server.stop()) {
            throw new ChaosException("The server did not stop within a minute after SIGTERM.");
        }
        if (server.status() == Risk.STATUS) {
            died();
        }
    }

    /// Starts it anew if a document has ended it.
    ///
    /// @throws ChaosException if it has ended for another reason
    boolean revive() throws IOException, ChaosException {
        if (server.isAlive()) {
            return false;
        }
        died();
        restart();
        return true;
    }

    /// Nobody could ask it before.
    private void died() throws IOException, ChaosException {
        if (server.status() != Risk.STATUS) {
            throw new ChaosException("The server ended with status %d. It said last:%n%s"
                    .formatted(server.status(), server.lastWords()));
        }
        deaths++;
        inFlightAtEnd = place.setup().mostInHand();
        acknowledgedAtEnd = notebook.acknowledgedCount();
        mayBeDoubled += inFlightAtEnd;
    }

    void restart() throws IOException {
        lives++;
        server = ServerProcess.start(place, lives);
    }

    /// Lets it work, and starts it anew when a document ends it.
    void leave(Duration time) throws IOException, InterruptedException, ChaosException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            revive();
            Thread.sleep(POLL);
        }
    }

    /// Waits until a sender has got a document accepted by a server that was just started. The one before may have
    /// ended between the stop and the start of a flow, which is started now.
    void awaitAccepting() throws IOException, InterruptedException, ChaosException {
        var before = notebook.acknowledgedCount();
        var isRunning = false;
        while (notebook.acknowledgedCount() == before) {
            isRunning = !checkStart() && (isRunning || startsStopped());
            Thread.sleep(POLL);
        }
        var took = Duration.ofNanos(System.nanoTime() - server.startedAt());
        longestStart = took.compareTo(longestStart) > 0 ? took : longestStart;
        if (!isRunning) {
            awaitRunning();
        }
    }

    /// Waits until all flows run that are to.
    private void awaitRunning() throws IOException, InterruptedException, ChaosException {
        while (checkStart() || !startsStopped()) {
            Thread.sleep(POLL);
        }
    }

    /// Stops a flow, which stays so.
    void stop(Flow flow) throws IOException, InterruptedException {
        api.act(flow, "stop");
        stopped.add(flow);
    }

    /// Starts a flow that was stopped.
    void start(Flow flow) throws IOException, InterruptedException, ChaosException {
        stopped.remove(flow);
        awaitRunning();
    }

    /// Starts what is stopped and is not to be. False if it does not answer yet.
    private boolean startsStopped() throws IOException, InterruptedException {
        try {
            for (var flow : api.stopped()) {
                if (!stopped.contains(flow)) {
                    api.act(flow, "start");
                }
            }
            return true;
        } catch (Api.RefusedException refused) {
            throw refused;
        } catch (IOException _) {
            return false;
        }
    }

    /// Waits until it answers.
    void awaitApi() throws IOException, InterruptedException, ChaosException {
        while (true) {
            try {
                api.stopped();
                return;
            } catch (Api.RefusedException refused) {
                throw new ChaosException(String.valueOf(refused.getMessage()));
            } catch (IOException _) { // not ready yet
                checkStart();
                Thread.sleep(POLL);
            }
        }
    }

    /// @return true if it had to be started anew, because a document has ended it
    private boolean checkStart() throws IOException, ChaosException {
        if (System.nanoTime() - server.startedAt() > START_PATIENCE.toNanos()) {
            throw new ChaosException("The server accepts nothing %d s after its start. It said last:%n%s"
                    .formatted(START_PATIENCE.toSeconds(), server.lastWords()));
        }
        return revive();
    }
}
