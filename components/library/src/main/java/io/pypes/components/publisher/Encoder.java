package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Turns a packet into the bytes of one record.
interface Encoder {

    /// What makes its records differ from those of other encoders of the same format, by the names of the parameters.
    default SequencedMap<String, String> settings() {
        return new LinkedHashMap<>();
    }

    /// Makes one line, with its end and none inside.
    byte[] encode(Batch.Entry entry) throws PacketException;
}
