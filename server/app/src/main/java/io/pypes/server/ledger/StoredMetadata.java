package io.pypes.server.ledger;

import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The metadata of a document in the form it is kept in: texts, and instants apart.
///
/// @param texts values by name
/// @param instants points in time by name, ISO 8601
record StoredMetadata(Map<String, String> texts, Map<String, String> instants) {

    static StoredMetadata of(Packet packet) {
        var texts = new LinkedHashMap<String, String>();
        var instants = new LinkedHashMap<String, String>();
        packet.metadata()
                .forEach((name, value) -> (value instanceof Value.Time ? instants : texts).put(name, value.asText()));
        return new StoredMetadata(texts, instants);
    }

    Packet packet(Content content) {
        var packet = Packet.empty().withContent(content);
        for (var text : texts.entrySet()) {
            packet = packet.withMetadata(text.getKey(), Value.of(text.getValue()));
        }
        for (var instant : instants.entrySet()) {
            packet = packet.withMetadata(instant.getKey(), Value.of(Instant.parse(instant.getValue())));
        }
        return packet;
    }
}
