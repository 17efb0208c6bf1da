package io.pypes.components.adapter;

import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;

/// What every packet made from a document starts with.
final class Origin {
    private Origin() {}

    /// The document with its metadata and attributes, and with its content if that is to be kept.
    static Packet of(Packet document, boolean keepContent) {
        return keepContent ? document : document.withContent(Content.EMPTY);
    }
}
