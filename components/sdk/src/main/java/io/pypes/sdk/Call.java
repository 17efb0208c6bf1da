package io.pypes.sdk;

import java.time.Duration;
import java.util.Collection;

/// One call of a [Processor]: where its results go. Not to be kept after the call, nor given to another thread.
public interface Call extends Emitter {

    /// The input port the packet at hand came in by.
    ///
    /// @return the name of the port
    String inputPort();

    /// Id of the document the packet at hand belongs to: the same for everything made from one fed document.
    ///
    /// @return the id; for a packet merged from several documents, that of the first
    String document();

    /// Says that the packet at hand ends here on purpose.
    ///
    /// @param reason a sentence: why
    void drop(String reason);

    /// Says that a part of the packet at hand cannot be handled, while the call goes on with the rest. The part goes
    /// the way of the node's error policy, without retries.
    ///
    /// @param part the part, with the content or attributes it came from
    /// @param reason why
    /// @throws InterruptedException if the run stops meanwhile; pass it on
    void reject(Packet part, PacketException reason) throws InterruptedException;

    /// Keeps the packet at hand for a later call: its document is not settled before the hold is emitted or released.
    ///
    /// @return the hold
    Hold hold();

    /// Emits a packet made from held ones, and releases them. The packet belongs to all their documents.
    ///
    /// @param port name of an output port
    /// @param packet the packet
    /// @param origins the holds it is made from, at least one; each is used up
    /// @throws InterruptedException if the run stops meanwhile; pass it on
    void emit(String port, Packet packet, Collection<Hold> origins) throws InterruptedException;

    /// Asks for a call of [Processor#wake].
    ///
    /// @param delay how long from now; a later request replaces an earlier one
    void wakeAfter(Duration delay);

    /// A packet that an operator keeps.
    interface Hold {

        /// The packet.
        ///
        /// @return the packet as it came in
        Packet packet();

        /// The input port it came in by.
        ///
        /// @return the name of the port
        String inputPort();

        /// Id of the document it belongs to.
        ///
        /// @return the id
        String document();

        /// Lets go of it without emitting: it counts as dropped at this node.
        ///
        /// @param reason a sentence: why
        void drop(String reason);
    }
}
