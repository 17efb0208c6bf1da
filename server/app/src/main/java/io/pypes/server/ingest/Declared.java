package io.pypes.server.ingest;

import io.pypes.sdk.MediaType;
import java.util.Map;
import java.util.Optional;

/// What a sender said of a document.
///
/// @param filename any folders included
/// @param entry id of the adapter that is to get it
/// @param metadata further metadata, by name
record Declared(
        Optional<MediaType> mediaType,
        Optional<String> filename,
        Optional<String> entry,
        Map<String, String> metadata) {

    Declared {
        filename = filename.map(Declared::withoutFolders).filter(name -> !name.isEmpty());
        metadata = Map.copyOf(metadata);
    }

    private static String withoutFolders(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
    }
}
