package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of a packet is written, and under which names: attributes as they are called, then metadata and content with
/// an underscore before their names.
///
/// @param attributes names of attributes; all if empty
/// @param metadata names of metadata; `id` is the packet's id
/// @param content whether and how the content is written
record Selection(List<String> attributes, List<String> metadata, IncludedContent content) {

    static final String ATTRIBUTES = "The attributes to write, in this order. All if none is named.";
    static final String METADATA =
            "Metadata to write too, such as \"id\", \"filename\" or \"mediaType\", as \"_id\", \"_filename\" and so on.";
    static final String CONTENT = "Whether to write the content too, as \"_content\".";

    static String nameOf(String metadata) {
        return "_" + metadata;
    }

    Map<String, List<Value>> of(Batch.Entry entry) throws PacketException {
        var packet = entry.packet();
        var parts = new LinkedHashMap<String, List<Value>>();
        for (var name : attributes.isEmpty() ? packet.names() : attributes) {
            if (packet.has(name)) {
                parts.put(name, packet.values(name));
            }
        }
        for (var key : metadata) {
            var value = key.equals("id")
                    ? Value.of(entry.id())
                    : packet.metadata(key).orElse(Value.NULL);
            add(parts, nameOf(key), value);
        }
        var bytes = content.of(packet);
        if (bytes.isPresent()) {
            add(parts, nameOf("content"), bytes.get());
        }
        return parts;
    }

    /// Says whether a part is an attribute, and not metadata or the content.
    boolean isAttribute(String name, Packet packet) {
        return packet.has(name) && (attributes.isEmpty() || attributes.contains(name));
    }

    private static void add(Map<String, List<Value>> parts, String name, Value value) throws PacketException {
        if (parts.putIfAbsent(name, List.of(value)) != null) {
            throw PacketException.invalidInput(
                    ("The packet has an attribute \"%s\", a name that is taken by what is written besides the"
                                    + " attributes. Rename the attribute.")
                            .formatted(name));
        }
    }
}
