package io.pypes.chaos;

import java.io.IOException;
import java.time.Duration;

/// The server under test over all its lives: how long its starts took, and what was in flight when it was killed.
/// Not thread-safe.
final class Victim {

    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(2);

    private final ServerProcess.Place place;
    private final Notebook notebook;
    private final Api api;
    private ServerProcess server;
    private int lives = 1;
    private int kills;
    private Duration longestStart = Duration.ZERO;
    private long inFlightAtKill;
    private int acknowledgedAtKill;
    private long mayBeDoubled;

    private Victim(ServerProcess.Place place, Notebook notebook, ServerProcess server) {
        this.place = place;
        this.notebook = notebook;
        this.api = new Api(place.port());
        this.server = server;
    }

    /// Starts it for the first time, and makes the flows.
    static Victim start(ServerProcess.Place place, Notebook notebook)
            throws IOException, InterruptedException, ChaosException {
        var victim = new Victim(place, notebook, ServerProcess.start(place, 1));
        victim.awaitApi();
        for (var flow : Flow.values()) {
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

    /// From a start to the first document that was accepted.
    Duration longestStart() {
        return longestStart;
    }

    /// How many documents may have been published and not noted as such when the server was killed.
    ///
    /// In flight at a kill is at most what the server said just before, or what was in flight at the last kill
    /// if it was too early to ask, and all that was accepted since. Each sender may have one body that is accepted
    /// and not acknowledged.
    long mayBeDoubled() {
        return mayBeDoubled;
    }

    void kill() throws InterruptedException {
        var before = notebook.acknowledgedCount();
        try {
            inFlightAtKill = api.inFlight();
            acknowledgedAtKill = before;
        } catch (IOException _) {
            // it is not ready: what was in flight at the last kill still is, or has ended
        }
        killUnasked();
    }

    /// Kills it without asking it anything, so that it may be at any point of its start.
    void killUnasked() throws InterruptedException {
        server.kill();
        kills++;
        var acknowledged = notebook.acknowledgedCount();
        inFlightAtKill += acknowledged - acknowledgedAtKill + (long) Senders.COUNT * Sender.MOST_LINES;
        acknowledgedAtKill = acknowledged;
        mayBeDoubled += inFlightAtKill;
    }

    /// Ends it in the way that a user does.
    void stop() throws InterruptedException, ChaosException {
        if (!server.stop()) {
            throw new ChaosException("The server did not stop within a minute after SIGTERM.");
        }
    }

    void restart() throws IOException {
        lives++;
        server = ServerProcess.start(place, lives);
    }

    /// Waits until a sender has got a document accepted by a server that was just started. The one before may have
    /// ended between the stop and the start of a flow, which is started now.
    void awaitAccepting() throws IOException, InterruptedException, ChaosException {
        var before = notebook.acknowledgedCount();
        var isRunning = false;
        while (notebook.acknowledgedCount() == before) {
            checkStart();
            isRunning = isRunning || startsStopped();
            Thread.sleep(POLL);
        }
        var took = Duration.ofNanos(System.nanoTime() - server.startedAt());
        longestStart = took.compareTo(longestStart) > 0 ? took : longestStart;
        if (!isRunning) {
            awaitApi();
            startsStopped();
        }
    }

    /// Starts what is stopped. False if it does not answer yet.
    private boolean startsStopped() throws IOException, InterruptedException {
        try {
            if (api.states().contains("stopped")) {
                for (var flow : Flow.values()) {
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
                api.states();
                return;
            } catch (Api.RefusedException refused) {
                throw new ChaosException(String.valueOf(refused.getMessage()));
            } catch (IOException _) { // not ready yet
                checkStart();
                Thread.sleep(POLL);
            }
        }
    }

    private void checkStart() throws IOException, ChaosException {
        var isLate = System.nanoTime() - server.startedAt() > START_PATIENCE.toNanos();
        if (isLate || !server.isAlive()) {
            throw new ChaosException("The server %s. It said last:%n%s"
                    .formatted(
                            isLate
                                    ? "accepts nothing %d s after its start".formatted(START_PATIENCE.toSeconds())
                                    : "ended",
                            server.lastWords()));
        }
    }
}
