package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.util.Optional;

/// A document handed to a flow.
///
/// @param id its stable id: the receipt of the sender
/// @param packet what was sent: content and metadata
/// @param entry id of the adapter node that is to get it; every adapter that takes its media type if empty
public record Document(String id, Packet packet, Optional<String> entry) {}
