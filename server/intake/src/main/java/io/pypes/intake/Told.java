package io.pypes.intake;

import java.util.List;
import org.apache.activemq.artemis.core.journal.LoaderCallback;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;

/// Passes on what a journal holds. There are no transactions in ours.
record Told(IntakeLog.Reader reader) implements LoaderCallback {

    @Override
    public void addRecord(RecordInfo record) {
        reader.record(record.id, record.data);
    }

    @Override
    public void updateRecord(RecordInfo note) {
        reader.note(note.id, note.data);
    }

    @Override
    public void deleteRecord(long id) {
        reader.removed(id);
    }

    @Override
    public void addPreparedTransaction(PreparedTransactionInfo transaction) {}

    @Override
    public void failedTransaction(long transaction, List<RecordInfo> records, List<RecordInfo> removed) {}
}
