package io.pypes.sdk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes much of one packet at once. For one thread, and not to be used after its packet was made.
public final class PacketEditor {

    private final Packet origin;
    private final Slots attributes;
    private @Nullable Slots metadata; // null as long as nothing changes
    private @Nullable Map<String, Map<String, Value>> attributeMetadata; // the same

    PacketEditor(Packet origin) {
        this.origin = origin;
        this.attributes = new Slots(origin.attributes(), 4);
    }

    /// Sets an attribute to one text value.
    ///
    /// @param attribute its name
    /// @param text the text
    public void set(String attribute, String text) {
        attributes.put(attribute, new Value.Text(text));
    }

    /// Sets an attribute to one value.
    ///
    /// @param attribute its name
    /// @param value the value
    public void set(String attribute, Value value) {
        attributes.put(attribute, Objects.requireNonNull(value));
    }

    /// Sets an attribute to several values, or none.
    ///
    /// @param attribute its name
    /// @param list the values, in order
    public void set(String attribute, List<Value> list) {
        attributes.put(attribute, Packet.pack(list));
    }

    /// Adds a value after those the attribute has.
    ///
    /// @param attribute its name
    /// @param value the value
    public void add(String attribute, Value value) {
        var present = attributes.get(attribute);
        if (present == null) {
            attributes.put(attribute, Objects.requireNonNull(value));
        } else {
            var list = new ArrayList<>(Packet.list(present));
            list.add(value);
            attributes.put(attribute, Packet.pack(list));
        }
    }

    /// Removes an attribute and its metadata, if it is there.
    ///
    /// @param attribute its name
    public void remove(String attribute) {
        attributes.remove(attribute);
        if (attributeMetadata != null || !origin.attributeMetadata(attribute).isEmpty()) {
            attributeMetadata().remove(attribute);
        }
    }

    /// Sets a piece of metadata of the packet.
    ///
    /// @param key its name
    /// @param value its value; replaces the one before
    public void setMetadata(String key, Value value) {
        if (metadata == null) {
            metadata = new Slots(origin.metadataFields(), 4);
        }
        metadata.put(key, Objects.requireNonNull(value));
    }

    /// Sets all metadata of an attribute.
    ///
    /// @param attribute its name
    /// @param all the values by name; they replace those before
    /// @throws IllegalArgumentException if there is no such attribute
    public void setAttributeMetadata(String attribute, Map<String, Value> all) {
        if (attributes.get(attribute) == null) {
            throw new IllegalArgumentException("The packet has no attribute \"%s\".".formatted(attribute));
        }
        attributeMetadata().put(attribute, Collections.unmodifiableMap(new LinkedHashMap<>(all)));
    }

    private Map<String, Map<String, Value>> attributeMetadata() {
        if (attributeMetadata == null) {
            attributeMetadata = new LinkedHashMap<>(origin.attributeMetadata());
        }
        return attributeMetadata;
    }

    /// The packet as it is now. Nothing may be changed afterwards.
    ///
    /// @return the packet
    public Packet packet() {
        return new Packet(
                attributes.fields(),
                metadata == null ? origin.metadataFields() : metadata.fields(),
                attributeMetadata == null ? origin.attributeMetadata() : Collections.unmodifiableMap(attributeMetadata),
                origin.content());
    }
}
