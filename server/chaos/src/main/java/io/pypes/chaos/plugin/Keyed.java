package io.pypes.chaos.plugin;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;

/// A document to publish, as far as it concerns the trials.
///
/// @param key its attribute of that name
/// @param id stays the same when it is published again
record Keyed(String key, String id) {

    static Keyed of(Batch.Entry entry) throws PacketException {
        var key = entry.packet()
                .text("key")
                .orElseThrow(() -> PacketException.invalidInput("The document has no attribute \"key\"."));
        return new Keyed(key, entry.id());
    }

    /// What its key ends with.
    int number() {
        return Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
    }

    /// What is written of it.
    String line() {
        return "{\"key\":\"%s\",\"_id\":\"%s\"}\n".formatted(key, id);
    }
}
