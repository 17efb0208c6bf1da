package io.pypes.engine;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import java.time.Instant;

/// A packet that could not be handled.
///
/// @param document the document it was made from, as it came in
/// @param id the stable id of the packet: that of the document, or of the part it is
/// @param node id of the node that could not handle it; empty if no node took it
/// @param port name of the input port it came in by; empty if no node took it
/// @param packet its state at the failure
/// @param kind what sort of failure
/// @param message a sentence: why
/// @param attempts how often it was tried, at least 1
/// @param at when
public record DeadLetter(
        Document document,
        String id,
        String node,
        String port,
        Packet packet,
        ErrorKind kind,
        String message,
        int attempts,
        Instant at) {}
