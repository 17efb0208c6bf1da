package io.pypes.worker.protocol;

import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Cursor;
import java.io.IOException;

/// How values of a type are written and read again. Thread-safe.
interface Form {
    void write(Object value, Bytes out) throws IOException;

    Object read(Cursor in) throws IOException;
}
