package io.pypes.server.accepted;

import io.pypes.engine.codec.Contents;
import io.pypes.intake.ArtemisLog;
import io.pypes.intake.CheckedLog;
import io.pypes.sdk.Content;
import io.pypes.server.accepted.AcceptedLog.Head;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the next start of a server would find in an intake log.
///
/// @param documents that have not ended, in the order in which they were accepted
/// @param unreadable documents that have not ended and cannot be read: a sentence for each
/// @param damage what the start would say of damaged files: sentences
/// @param damagedIds ids of damaged records, or of records with damaged notes
public record LogInspection(
        List<InFlight> documents, List<String> unreadable, List<String> damage, Set<Long> damagedIds) {

    private static final Head UNREAD = new Head("", Optional.empty());

    /// A document that has not ended.
    ///
    /// @param files names of the files that it needs in the folder of accepted documents
    public record InFlight(long number, String id, String flow, int revision, List<String> files) {}

    /// Looks into a log as a start does, which may change it: to be done with a copy.
    ///
    /// @param log folder of the copy
    /// @param scratch an empty folder
    /// @param accepted the folder of what is too large for the log; it is only read
    /// @throws IOException if the server could not open the log either
    public static LogInspection of(Path log, Path scratch, Path accepted) throws IOException {
        var recovery = new Recovery(new Parked(scratch), (_, _) -> UNREAD); // each is read whole later
        var listening = new Listening(recovery);
        try {
            CheckedLog.open(reader -> ArtemisLog.open(log, reader), listening).close();
        } catch (UncheckedIOException full) {
            throw new IOException("There is no room to look into the intake log.", full);
        }
        var documents = new ArrayList<InFlight>();
        var unreadable = new ArrayList<String>();
        for (var waiting : recovery.waiting()) {
            try {
                documents.add(read(waiting, accepted));
            } catch (NoSuchFileException missing) {
                unreadable.add("Document %d is not there: file \"%s\" is missing."
                        .formatted(waiting.number(), accepted.getFileName() + "/" + waiting.number() + ".record"));
            } catch (IOException cause) {
                unreadable.add("Document %d cannot be read. %s".formatted(waiting.number(), cause.getMessage()));
            }
        }
        return new LogInspection(
                List.copyOf(documents), List.copyOf(unreadable), List.copyOf(listening.damage), listening.ids);
    }

    private static InFlight read(Waiting waiting, Path accepted) throws IOException {
        var record = waiting.place().read();
        var needed = new Needed(waiting.number());
        var packed = Arrays.copyOfRange(record, 1, record.length);
        if (packed.length == 0) {
            var file = waiting.number() + ".record";
            needed.files.add(file);
            packed = Files.readAllBytes(accepted.resolve(file));
        }
        var found = AcceptedCodec.decode(waiting.number(), packed, needed);
        return new InFlight(
                found.number(), found.document().id(), found.flow(), found.revision(), List.copyOf(needed.files));
    }

    /// Notes which files a document refers to, in place of reading them.
    private static final class Needed implements Contents {

        private final Set<String> files = new LinkedHashSet<>();
        private final String content;

        Needed(long number) {
            this.content = number + ".content";
        }

        @Override
        public Optional<String> refer(Content written) {
            throw new UnsupportedOperationException("Nothing is written here.");
        }

        @Override
        public Content find(String reference) {
            files.add(content);
            return Content.EMPTY;
        }
    }

    /// Notes what is damaged, where a start logs it.
    private static final class Listening implements CheckedLog.Reader {

        private final Recovery recovery;
        private final List<String> damage = new ArrayList<>();
        private final Set<Long> ids = new LinkedHashSet<>();

        Listening(Recovery recovery) {
            this.recovery = recovery;
        }

        @Override
        public void record(long id, byte[] record) {
            recovery.record(id, record);
        }

        @Override
        public void note(long id, byte[] note) {
            recovery.note(id, note);
        }

        @Override
        public void removed(long id) {
            recovery.removed(id);
        }

        @Override
        public void damaged(long id) {
            ids.add(id);
        }

        @Override
        public void damaged(String what, List<Long> lost) {
            damage.add(what);
            ids.addAll(lost);
        }
    }
}
