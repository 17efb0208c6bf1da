package io.pypes.server.ledger;

import java.util.Optional;

/// What the sender of a document gets.
///
/// @param id under which the document's fate can be asked
/// @param size in bytes
/// @param status what became of it, if the sender wanted to wait
public record Receipt(
        String id,
        Optional<String> filename,
        String mediaType,
        long size,
        DocumentState state,
        Optional<DocumentStatus> status) {}
