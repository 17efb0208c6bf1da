package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;

/// Turns a packet into the bytes of one record.
interface Encoder {

    /// Makes one line, with its end and none inside.
    byte[] encode(Batch.Entry entry) throws PacketException;
}
