package io.pypes.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Feeds documents over one connection, and opens another when that breaks. Half of the bodies have a key, and are
/// sent with it until they are acknowledged; if the server takes one of their documents twice, it has two ids. Of the
/// others, what was refused for sure is sent again; what may have been accepted is noted and not sent again, so that
/// whatever is published twice was doubled by the server.
final class Sender implements Runnable {

    private static final int ACCEPTED = 202;
    private static final int NOT_LIVE = 409;
    private static final int FULL = 429;
    private static final int UNAVAILABLE = 503;
    private static final int NO_SPACE = 507;
    private static final Set<Integer> EXPECTED = Set.of(ACCEPTED, NOT_LIVE, FULL, UNAVAILABLE, NO_SPACE);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Pattern RECEIPT = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final int port;
    private final int number;
    private final Feed feed;
    private final Notebook notebook;
    private final Bodies bodies;
    private final Random random;
    private volatile int phase;
    private volatile boolean stopped;
    private int next;
    private Optional<Connection> connection = Optional.empty();

    Sender(int port, int number, Feed feed, Notebook notebook, long seed) {
        this.port = port;
        this.number = number;
        this.feed = feed;
        this.notebook = notebook;
        this.bodies = new Bodies(feed.padding());
        this.random = new Random(seed);
    }

    /// Names what is sent from now on as sent in a phase.
    void enter(int newPhase) {
        phase = newPhase;
    }

    /// Ends after the answer that is awaited.
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                feed(next());
                Thread.sleep(feed.pause());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    /// What is sent at once.
    ///
    /// @param name under which it may be sent again
    private record Body(List<Key> keys, Optional<String> name) {}

    private Body next() {
        var keys = nextKeys();
        var name = random.nextBoolean() ? Optional.of(keys.getFirst().toString()) : Optional.<String>empty();
        return new Body(keys, name);
    }

    private List<Key> nextKeys() {
        var flow = feed.flows().get(random.nextInt(feed.flows().size()));
        var count = random.nextBoolean() ? 1 : 1 + random.nextInt(feed.lines());
        var keys = new ArrayList<Key>();
        for (var index = 0; index < count; index++) {
            keys.add(new Key(flow, phase, number, next++));
        }
        return keys;
    }

    private void feed(Body body) throws InterruptedException {
        var isSettled = isSettled(body);
        while (!stopped && !isSettled) {
            Thread.sleep(PAUSE);
            isSettled = isSettled(body);
        }
        if (!isSettled && body.name().isPresent()) {
            notebook.unanswered(body.keys());
        }
    }

    /// @return false if the body is to be sent again
    private boolean isSettled(Body body) {
        Connection open;
        try {
            open = connection.isPresent() ? connection.get() : new Connection(port, PATIENCE);
            connection = Optional.of(open);
        } catch (IOException _) { // the server is not there
            return false;
        }
        try {
            var keys = body.keys();
            var path = "/api/v1/flows/%s/documents"
                    .formatted(keys.getFirst().flow().id());
            var type = keys.size() == 1 ? "application/json" : "application/x-ndjson";
            var bytes = bodies.of(keys);
            var start = System.nanoTime();
            var answer = open.post(path, type, body.name(), bytes);
            notebook.answered(answer.status(), Duration.ofNanos(System.nanoTime() - start));
            return isSettled(body, answer);
        } catch (IOException _) { // nobody knows how far it came
            disconnect();
            return body.name().isEmpty() && isGivenUp(body);
        }
    }

    private boolean isGivenUp(Body body) {
        notebook.unanswered(body.keys());
        return true;
    }

    /// Of several documents in one body, some may have been accepted before one was refused.
    private boolean isSettled(Body body, Connection.Answer answer) {
        var keys = body.keys();
        if (!EXPECTED.contains(answer.status())) {
            notebook.odd("%d to %s: %s".formatted(answer.status(), keys.getFirst(), answer.body()));
        }
        if (answer.status() == ACCEPTED) {
            acknowledge(keys, answer.body());
            return true;
        }
        var isRefused = keys.size() == 1 && (answer.status() == NOT_LIVE || answer.status() == FULL);
        return body.name().isEmpty() && !isRefused && isGivenUp(body);
    }

    private void acknowledge(List<Key> keys, String body) {
        var receipts = receipts(body);
        if (receipts.size() != keys.size()) {
            notebook.odd("202 to %d documents with %d receipts: %s".formatted(keys.size(), receipts.size(), body));
        }
        for (var index = 0; index < keys.size(); index++) {
            notebook.acknowledge(keys.get(index), index < receipts.size() ? receipts.get(index) : "");
        }
    }

    /// The receipts in an answer, in the order of the documents.
    static List<String> receipts(String body) {
        return RECEIPT.matcher(body).results().map(found -> found.group(1)).toList();
    }

    private void disconnect() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (IOException _) {
            // it is given up anyway
        }
        connection = Optional.empty();
    }
}
