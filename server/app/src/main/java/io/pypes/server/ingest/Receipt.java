package io.pypes.server.ingest;

import java.util.Optional;

/// What the sender of a document gets.
///
/// @param id under which the document's fate can be asked
/// @param size in bytes
public record Receipt(String id, Optional<String> filename, String mediaType, long size, DocumentState state) {}
