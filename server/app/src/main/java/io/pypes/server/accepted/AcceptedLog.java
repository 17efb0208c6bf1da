package io.pypes.server.accepted;

import io.pypes.engine.codec.Contents;
import io.pypes.intake.ArtemisLog;
import io.pypes.intake.CheckedLog;
import io.pypes.intake.IntakeLog;
import io.pypes.sdk.Content;
import io.pypes.server.content.ContentStore;
import io.pypes.server.settings.DataDirectory;
import io.pypes.server.settings.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The intake log: documents from when they are accepted until they have ended, and what became of them on the
/// way, on disk. Thread-safe.
///
/// A document is a record; notes to it say that it was given to a flow, that the flow gave it back, and that it has
/// ended.
@Component
public final class AcceptedLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AcceptedLog.class);
    private static final int MOST_INSIDE = IntakeLog.LARGEST - 1024;
    private static final int LONGEST_CAUSE = 2000; // characters
    private static final byte INSIDE = 'I';
    private static final byte OUTSIDE = 'O';
    private static final String FILE = "file";

    private final AcceptedFiles files;
    private final Parked parked;
    private final CheckedLog log;
    private final List<Waiting> recovered;
    private final List<Ended> ended;
    private final Set<Long> kept = ConcurrentHashMap.newKeySet();
    private final Set<Long> withFiles = ConcurrentHashMap.newKeySet();

    AcceptedLog(DataDirectory data, ContentStore store) throws IOException {
        this.files = new AcceptedFiles(data.path().resolve("accepted"), store);
        this.parked = new Parked(data.path().resolve("waiting"));
        var recovery = new Recovery(parked, this::head);
        this.log = open(data.path().resolve("intake"), recovery);
        this.recovered = recovery.waiting();
        this.ended = recovery.ended();
        recovered.forEach(waiting -> kept.add(waiting.number()));
        var numbers = new HashSet<>(kept);
        ended.forEach(document -> numbers.add(document.document().number()));
        withFiles.addAll(files.sweep(numbers::contains));
        recovery.finish(log);
        if (recovery.damaged() > 0) {
            LOG.error(
                    "The disk has changed {} records or notes of documents in the intake log, or never had all of them. What cannot be read is in its folder \"damaged\".",
                    recovery.damaged());
        }
        if (!recovered.isEmpty()) {
            LOG.info("{} documents were in flight when the server ended. They go on.", recovered.size());
        }
    }

    private static CheckedLog open(Path folder, Recovery recovery) throws IOException {
        try {
            return CheckedLog.open(reader -> ArtemisLog.open(folder, reader), recovery);
        } catch (UncheckedIOException full) {
            throw new StartRefusedException(
                    "The disk has no room for the documents in flight that are read from the intake log, and they are too many to be held in memory. Make room on the disk of \"%s\"."
                            .formatted(folder.getParent()));
        }
    }

    /// What of a document is known without reading it whole.
    ///
    /// @param flow that it is for
    /// @param key what its sender calls it
    public record Head(String flow, Optional<SenderKey> key) {}

    /// A document that waits to be given to its flow.
    ///
    /// @param attempts how often it was given to one and not given back
    /// @param deaths what worker processes died of that had it
    /// @param head empty if the disk has lost it
    public record Waiting(long number, int attempts, List<String> deaths, Parked.Place place, Optional<Head> head) {

        /// In bytes, about.
        public long size() {
            return place.length();
        }

        /// Whether the server, or a worker, died while it worked on it, which may be why.
        public boolean isSuspect() {
            return attempts > 1 || !deaths.isEmpty();
        }

        /// It does not wait any more.
        public void release() {
            place.release();
        }
    }

    /// A document that has ended, and is not in the history yet.
    public record Ended(Waiting document, End end) {}

    /// What had ended when the server did, and is not in the history yet.
    public List<Ended> ended() {
        return ended;
    }

    /// What was in flight when the server ended, in the order in which it was accepted.
    public List<Waiting> recovered() {
        return recovered;
    }

    /// Keeps a document. Does not wait for the disk if its content is in memory.
    ///
    /// @return completes, on a thread of the log, when the document is on disk, or with an [IOException]
    public CompletableFuture<Void> add(Accepted accepted) {
        try {
            var added = log.add(accepted.number(), record(accepted));
            return added.thenRun(() -> kept.add(accepted.number()));
        } catch (IOException notKept) {
            return CompletableFuture.failedFuture(notKept);
        }
    }

    private byte[] record(Accepted accepted) throws IOException {
        var number = accepted.number();
        var packed = AcceptedCodec.encode(accepted, new Keeping(number));
        if (packed.length < MOST_INSIDE) {
            return marked(INSIDE, packed);
        }
        files.keepRecord(number, packed);
        withFiles.add(number);
        return marked(OUTSIDE, new byte[0]);
    }

    private static byte[] marked(byte mark, byte[] bytes) {
        var record = new byte[bytes.length + 1];
        record[0] = mark;
        System.arraycopy(bytes, 0, record, 1, bytes.length);
        return record;
    }

    /// Notes that a document is about to be given to its flow.
    public CompletableFuture<Void> attempt(long number) {
        return log.note(number, Note.ATTEMPT.bytes());
    }

    /// Notes that a flow gave a document back.
    public CompletableFuture<Void> back(long number) {
        return log.note(number, Note.BACK.bytes());
    }

    /// Notes that a worker process ended while it had a document.
    ///
    /// @param cause what it died of, in a sentence
    public CompletableFuture<Void> death(long number, String cause) {
        return log.note(number, Note.DEATH.bytes(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE))));
    }

    /// Notes that a document has ended. No sync is asked for: what has ended just before a power cut may run again.
    /// The document stays here until it is let go.
    public CompletableFuture<Void> end(long number, End end) {
        return log.mention(number, end.bytes()).thenRun(() -> kept.remove(number));
    }

    /// Gives the space of a document back, which has ended and is in the history.
    public void letGo(long number) {
        log.remove(number);
        if (withFiles.remove(number)) {
            Thread.ofVirtual().start(() -> deleteFiles(number));
        }
    }

    private void deleteFiles(long number) {
        try {
            files.delete(number);
        } catch (IOException stays) { // until the next start
            LOG.warn("Files of a document that has ended stay behind: {}", stays.getMessage());
        }
    }

    /// Whether a document is kept: it was accepted and has not ended.
    public boolean isKept(long number) {
        return kept.contains(number);
    }

    /// The numbers of all documents that were accepted and have not ended.
    public Set<Long> kept() {
        return Set.copyOf(kept);
    }

    /// Lets a document wait without taking memory, that its flow did not take or gave back.
    ///
    /// @param deaths what worker processes died of that had it
    public Waiting park(Accepted accepted, List<String> deaths) throws IOException {
        var bytes = marked(INSIDE, AcceptedCodec.encode(accepted, new Keeping(accepted.number())));
        var head = new Head(accepted.flow(), accepted.key());
        return new Waiting(accepted.number(), 0, deaths, parked.put(bytes), Optional.of(head));
    }

    /// Reads a document that waits.
    public Accepted read(Waiting waiting) throws IOException {
        var number = waiting.number();
        return AcceptedCodec.decode(number, packed(waiting), new Keeping(number));
    }

    /// Reads a document that waits, with empty content if that is in a file.
    public Accepted readWithoutFile(Waiting waiting) throws IOException {
        return AcceptedCodec.decode(waiting.number(), packed(waiting), new Keeping(waiting.number()) {
            @Override
            public Content find(String reference) {
                return Content.EMPTY;
            }
        });
    }

    private Head head(long number, byte[] record) throws IOException {
        return AcceptedCodec.head(packed(number, record));
    }

    private byte[] packed(Waiting waiting) throws IOException {
        return packed(waiting.number(), waiting.place().read());
    }

    private byte[] packed(long number, byte[] record) throws IOException {
        return record[0] == OUTSIDE ? files.record(number) : Arrays.copyOfRange(record, 1, record.length);
    }

    /// @throws IOException what the disk said when it refused to keep something; then nothing is kept any more
    void check() throws IOException {
        log.check();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    /// Content in memory travels inside a record, other content is in a file.
    private class Keeping implements Contents {
        private final long number;

        Keeping(long number) {
            this.number = number;
        }

        @Override
        public Optional<String> refer(Content content) throws IOException {
            if (content instanceof Content.InMemory && content.size() <= ContentStore.MOST_IN_MEMORY) {
                return Optional.empty();
            }
            if (withFiles.add(number)) {
                files.keepContent(number, content);
            }
            return Optional.of(FILE);
        }

        @Override
        public Content find(String reference) throws IOException {
            return files.content(number);
        }
    }
}
