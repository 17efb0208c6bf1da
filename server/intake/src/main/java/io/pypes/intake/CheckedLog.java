package io.pypes.intake;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Knows whether what another log holds is what was written.
public final class CheckedLog implements IntakeLog {

    private final IntakeLog log;

    private CheckedLog(IntakeLog log) {
        this.log = log;
    }

    /// Opens the other log.
    @FunctionalInterface
    public interface Opening {
        IntakeLog open(IntakeLog.Reader reader) throws IOException;
    }

    /// Hears what is in a log that is opened, in the order in which it was written.
    public interface Reader extends IntakeLog.Reader {

        /// The disk has something else now than what was written as a record, or as a note to one.
        void damaged(long id);
    }

    /// Opens a log. Returns when all that is in it was told.
    public static CheckedLog open(Opening opening, Reader reader) throws IOException {
        return new CheckedLog(opening.open(new Checking(reader)));
    }

    @Override
    public CompletableFuture<Void> add(long id, byte[] record) {
        return log.add(id, Frame.of(Frame.RECORD, id, record));
    }

    @Override
    public CompletableFuture<Void> note(long id, byte[] note) {
        return log.note(id, Frame.of(Frame.NOTE, id, note));
    }

    @Override
    public CompletableFuture<Void> mention(long id, byte[] note) {
        return log.mention(id, Frame.of(Frame.NOTE, id, note));
    }

    @Override
    public void remove(long id) {
        log.remove(id);
    }

    @Override
    public void check() throws IOException {
        log.check();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private record Checking(Reader reader) implements IntakeLog.Reader {

        @Override
        public void record(long id, byte[] frame) {
            Frame.content(Frame.RECORD, id, frame)
                    .ifPresentOrElse(record -> reader.record(id, record), () -> reader.damaged(id));
        }

        @Override
        public void note(long id, byte[] frame) {
            Frame.content(Frame.NOTE, id, frame)
                    .ifPresentOrElse(note -> reader.note(id, note), () -> reader.damaged(id));
        }

        @Override
        public void removed(long id) {
            reader.removed(id);
        }
    }
}
