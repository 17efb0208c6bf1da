package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;

/// Turns a packet into the bytes of one record.
interface Encoder {

    /// @return one line, with its end; no line end inside
    byte[] encode(Batch.Entry entry) throws PacketException;
}
