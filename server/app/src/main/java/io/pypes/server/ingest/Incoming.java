package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.server.run.MemoryBudget.Share;
import java.util.Map;
import java.util.Optional;

/// A document as a sender gave it.
///
/// @param content its bytes
/// @param declared the media type the sender gave
/// @param filename the file name the sender gave, any folders included
/// @param entry id of the adapter that is to get it
/// @param metadata further metadata, by name
/// @param memory what its content takes
record Incoming(
        Content content,
        Optional<MediaType> declared,
        Optional<String> filename,
        Optional<String> entry,
        Map<String, String> metadata,
        Share memory) {

    Incoming {
        filename = filename.map(Incoming::withoutFolders).filter(name -> !name.isEmpty());
        metadata = Map.copyOf(metadata);
    }

    private static String withoutFolders(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
    }
}
