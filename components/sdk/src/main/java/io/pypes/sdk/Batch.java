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
    interface Entry {

        /// Stable id: the same packet comes with the same id when it is delivered again, so that it can overwrite
        /// itself. Made when it is asked for.
        ///
        /// @return the id
        String id();

        /// The packet.
        ///
        /// @return the packet
        Packet packet();

        /// An entry of this id and packet.
        ///
        /// @param id stable id
        /// @param packet the packet
        /// @return the entry
        static Entry of(String id, Packet packet) {
            record Given(String id, Packet packet) implements Entry {}
            return new Given(id, packet);
        }
    }
}
