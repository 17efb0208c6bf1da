package io.pypes.components.adapter;

import io.pypes.sdk.Packet;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/// The bytes of a document, which stop coming when the thread is interrupted: an adapter may read for a long time
/// before it emits anything.
final class DocumentInput extends FilterInputStream {

    private DocumentInput(InputStream in) {
        super(in);
    }

    /// Reads a document and closes it.
    ///
    /// @throws InterruptedException if the thread was interrupted meanwhile
    static void read(Packet document, Work work) throws Exception {
        try (var in = new DocumentInput(document.content().open())) {
            work.on(in);
        } catch (UnreadableException carrier) {
            throw carrier.reason();
        } catch (InterruptedIOException _) {
            throw new InterruptedException("The run stops.");
        }
    }

    /// What is done with the bytes.
    interface Work {
        void on(InputStream in) throws Exception;
    }

    @Override
    public int read() throws IOException {
        checkInterrupt();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkInterrupt();
        return super.read(target, offset, length);
    }

    private static void checkInterrupt() throws InterruptedIOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException();
        }
    }
}
