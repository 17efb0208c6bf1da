package io.pypes.sdk;

import java.util.List;

/// Packets to publish together.
public interface Batch {

    /// The packets, in the order they arrived.
    ///
    /// @return at least one entry
    List<Entry> entries();

    /// Says that one packet was not published; the others of the batch are not concerned.
    ///
    /// @param entry an entry of this batch
    /// @param reason why
    /// @throws IllegalArgumentException if the entry is not one of [#entries]
    /// @throws IllegalStateException if the call the batch was passed to is over
    void fail(Entry entry, PacketException reason);

    /// A packet to publish.
    ///
    /// @param id stable id: the same packet comes with the same id when it is delivered again, so that it can
    ///     overwrite itself
    /// @param packet the packet
    record Entry(String id, Packet packet) {}
}
