package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Context;
import io.pypes.sdk.PacketException;
import java.io.Closeable;
import java.io.IOException;

/// Where the packets of a file publisher go. Its methods are called as those of the publisher.
sealed interface Destination extends Closeable permits AppendedFile, FilePerPacket {

    void open(Context context) throws PacketException, IOException;

    void publish(Batch batch, Context context) throws PacketException, IOException;

    @Override
    void close();
}
