package io.pypes.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Knows whether what another log holds is what was written.
public final class CheckedLog implements IntakeLog {

    private final IntakeLog log;

    private final AtomicLong order;

    private CheckedLog(IntakeLog log, long order) {
        this.log = log;
        this.order = new AtomicLong(order);
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

        @Override
        default void damaged(String what, List<Long> ids) {
            ids.forEach(this::damaged);
        }
    }

    /// Opens a log. Returns when all that is in it was told.
    public static CheckedLog open(Opening opening, Reader reader) throws IOException {
        var checking = new Checking(reader);
        return new CheckedLog(opening.open(checking), checking.order);
    }

    @Override
    public CompletableFuture<Void> add(long id, byte[] record) {
        return log.add(id, Frame.of(Frame.RECORD, id, order.incrementAndGet(), record));
    }

    @Override
    public CompletableFuture<Void> note(long id, byte[] note) {
        return log.note(id, Frame.of(Frame.NOTE, id, order.incrementAndGet(), note));
    }

    @Override
    public CompletableFuture<Void> mention(long id, byte[] note) {
        return log.mention(id, Frame.of(Frame.NOTE, id, order.incrementAndGet(), note));
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

    private static final class Checking implements IntakeLog.Reader {

        private final Reader reader;
        private long order;

        Checking(Reader reader) {
            this.reader = reader;
        }

        @Override
        public void record(long id, byte[] frame) {
            content(Frame.RECORD, id, frame).ifPresent(record -> reader.record(id, record));
        }

        @Override
        public void note(long id, byte[] frame) {
            content(Frame.NOTE, id, frame).ifPresent(note -> reader.note(id, note));
        }

        private Optional<byte[]> content(byte kind, long id, byte[] frame) {
            var content = Frame.content(kind, id, frame);
            if (content.isPresent()) {
                order = Math.max(order, Frame.order(frame));
            } else {
                reader.damaged(id);
            }
            return content;
        }

        @Override
        public void reached(long already) {
            order = Math.max(order, already);
        }

        @Override
        public void removed(long id) {
            reader.removed(id);
        }

        @Override
        public void damaged(String what, List<Long> ids) {
            reader.damaged(what, ids);
        }
    }
}
