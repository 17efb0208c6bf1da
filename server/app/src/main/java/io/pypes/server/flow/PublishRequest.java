package io.pypes.server.flow;

import java.util.Optional;

/// What a publisher may say.
///
/// @param note what is new in this revision
public record PublishRequest(Optional<String> note) {

    public PublishRequest {
        note.ifPresent(text -> Bounds.text("note", text, 0, 1000));
    }
}
