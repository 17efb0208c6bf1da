package io.pypes.chaos;

import io.pypes.chaos.Findings.Row;
import io.pypes.chaos.ServerProcess.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Sends a document that is much larger than the server's memory through it, and looks whether it comes out the same.
final class Large {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private Large() {}

    static Findings run(long bytes, Path folder, int port) throws IOException, InterruptedException, ChaosException {
        var settings =
                List.of("--pypes.limits.body=%dB".formatted(bytes), "--pypes.limits.inflated=%dB".formatted(bytes));
        var setup = new Setup(List.of(Flow.COPIED), List.of(), "512m", 10, settings);
        var place = new Place(folder, folder.resolve("data"), port, setup);
        var victim = Victim.start(place, new Notebook());
        try {
            return run(bytes, place, victim);
        } finally {
            victim.server().kill();
        }
    }

    private static Findings run(long bytes, Place place, Victim victim)
            throws IOException, InterruptedException, ChaosException {
        var start = System.nanoTime();
        var sent = send(bytes, place.port());
        var accepted = since(start);
        while (victim.api().inFlight() > 0) {
            if (since(start).compareTo(PATIENCE) > 0) {
                throw new ChaosException(
                        "The document is still in flight after %d minutes.".formatted(PATIENCE.toMinutes()));
            }
            Thread.sleep(POLL);
        }
        var published = since(start);
        var memory = victim.server().largestMemory();
        var copy = place.output().resolve("copy");
        var came = Files.exists(copy) ? digest(Files.newInputStream(copy)) : "there is no file";
        var faults = new ArrayList<>(victim.api().differences());
        if (!came.equals(sent)) {
            faults.add("The document came out otherwise than it was sent: its SHA-256 is %s instead of %s. %s"
                    .formatted(came, sent, letters(victim)));
        }
        return new Findings(
                List.of(
                        new Row("bytes", bytes),
                        new Row("accepted after", Findings.seconds(accepted)),
                        new Row("published after", Findings.seconds(published)),
                        new Row("largest resident memory", memory),
                        new Row("SHA-256 is the same", came.equals(sent))),
                faults);
    }

    private static Map<String, Api.DeadLetter> letters(Victim victim) throws IOException, InterruptedException {
        return victim.api().deadLetters();
    }

    /// @return the digest of what was sent
    private static String send(long bytes, int port) throws IOException, ChaosException {
        var digest = sha256();
        try (var connection = new Connection(port, PATIENCE);
                var body = new DigestInputStream(new Generated(bytes), digest)) {
            var answer = connection.post("/api/v1/flows/copied/documents", "application/octet-stream", bytes, body);
            if (answer.status() != 202) {
                throw new ChaosException("The server answers %d: %s".formatted(answer.status(), answer.body()));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digest(InputStream bytes) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(bytes, digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
