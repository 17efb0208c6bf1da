package io.pypes.intake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Reads one file of a journal as Artemis would, but knows from the frames what was there. Heads that were damaged
/// are written anew around intact frames; what is damaged itself is blanked, so that Artemis does not stumble over
/// it.
///
/// Records stand one behind the other, from the header on. Files are used again without being cleared, so behind
/// the last record there may be old ones, which have the number of an earlier use.
///
/// What can be known:
/// - Whatever stands between intact records was written, and is mended or reported.
/// - A frame behind the last intact record is new if it has the number of this use, or one that differs in a
/// single bit and an order above all frames before it, those in earlier files included: a file that was just begun
///   holds nothing but old ones.
/// - A record whose head and end are right, but not its frame, was damaged: it is reported with its id.
///
/// What cannot be known:
/// - Whether the last thing in a file was damaged, or never written to its end because the power went. It is
/// reported.
/// - That something was there at the end, if neither its head nor its frame can be recognised, or its file is gone.
/// - Which removal was damaged. The record is told again then. A removal with another id removes another record;
///   readers hear of each.
final class JournalMending {

    private final ByteBuffer file;
    private final int number;
    private final List<Long> lost = new ArrayList<>();
    private int mended;
    private int unreadable;
    private long lastOrder;

    private JournalMending(ByteBuffer file, int number, long lastOrder) {
        this.file = file;
        this.number = number;
        this.lastOrder = lastOrder;
    }

    /// @param file all of its bytes, which are changed if need be
    /// @param lastOrder the highest order in the files before
    static JournalMending of(ByteBuffer file, long number, long lastOrder) {
        var mending = new JournalMending(file, JournalRecord.number(number), lastOrder);
        mending.mend();
        return mending;
    }

    private void mend() {
        for (var at = Header.SIZE; at < file.limit(); ) {
            var length = JournalRecord.intactLength(file, at, number);
            if (length > 0) {
                JournalRecord.frame(file, at).ifPresent(frame -> lastOrder = Math.max(lastOrder, Frame.order(frame)));
                at += length;
            } else {
                at = afterDamage(at);
            }
        }
    }

    /// @return where to go on; the end of the file if nothing of this use comes any more
    private int afterDamage(int at) {
        var frame = JournalRecord.frame(file, at).filter(bytes -> isOfThisUse(at, bytes));
        if (frame.isPresent()) {
            mended++;
            lastOrder = Math.max(lastOrder, Frame.order(frame.get()));
            return at + JournalRecord.mend(file, at, number, frame.get());
        }
        var whole = JournalRecord.wholeLength(file, at, number);
        if (whole > 0) {
            lost.add(JournalRecord.idAt(file, at));
            return blank(at, at + whole);
        }
        var next = nextIntact(at);
        if (next < file.limit()) {
            unreadable += next - at;
            return blank(at, next);
        }
        if (JournalRecord.begins(file, at, number)) { // written in part, or damaged
            lost.add(JournalRecord.idAt(file, at));
            blank(at, Math.min(file.limit(), at + JournalRecord.HEAD));
        }
        return next;
    }

    private boolean isOfThisUse(int at, byte[] frame) {
        var found = JournalRecord.numberAt(file, at);
        var end = at + JournalRecord.HEAD + frame.length + Integer.BYTES;
        return found == number
                || JournalRecord.intactLength(file, end, number) > 0
                || (Integer.bitCount(found ^ number) == 1 && Frame.order(frame) > lastOrder);
    }

    /// Also finds what was sent as content of a document and only looks like a record, if the head around it is
    /// damaged.
    private int nextIntact(int from) {
        var at = from + 1;
        while (at < file.limit() && JournalRecord.intactLength(file, at, number) == 0) {
            at++;
        }
        return at;
    }

    private int blank(int from, int to) {
        file.put(from, new byte[to - from]);
        return to;
    }

    /// Whether anything was changed.
    boolean isChanged() {
        return mended > 0 || unreadable > 0 || !lost.isEmpty();
    }

    /// Ids of records that were damaged, or notes to them.
    List<Long> lost() {
        return List.copyOf(lost);
    }

    /// The highest order in this file, and those before.
    long lastOrder() {
        return lastOrder;
    }

    /// What was found, for a sentence.
    String found() {
        return "%d records and notes were mended, %d are lost, and %d bytes more cannot be read"
                .formatted(mended, lost.size(), unreadable);
    }
}
