package io.pypes.sdk;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A document on its way through a flow: attributes, each a list of values; metadata of the packet and of each
/// attribute; and content. Immutable, so one packet may go down many paths.
///
/// Names are case-sensitive and keep the order in which they were added. Reading never creates anything.
public final class Packet {

    private static final long EMPTY_WEIGHT = 64;
    private static final Packet EMPTY = new Packet(Fields.NONE, Fields.NONE, Map.of(), Content.EMPTY);

    /// Each a [Value] (exactly one value) or an immutable list of values (none, or several).
    private final Fields attributes;
    private final Fields metadata;
    private final Map<String, Map<String, Value>> attributeMetadata;
    private final Content content;
    /// Worked out when it is first asked for; 0 before. Threads that do so at once find the same.
    private int weight;

    Packet(Fields attributes, Fields metadata, Map<String, Map<String, Value>> attributeMetadata, Content content) {
        this.attributes = attributes;
        this.metadata = metadata;
        this.attributeMetadata = attributeMetadata;
        this.content = content;
    }

    /// The packet with nothing in it.
    ///
    /// @return the packet
    public static Packet empty() {
        return EMPTY;
    }

    /// A packet with nothing but content and its media type.
    ///
    /// @param content the bytes
    /// @param mediaType their media type
    /// @return the packet
    public static Packet of(Content content, MediaType mediaType) {
        return EMPTY.withContent(content).withMediaType(mediaType);
    }

    /// The names of the attributes, in order.
    ///
    /// @return an immutable list
    public List<String> names() {
        return attributes.names().list();
    }

    /// Says whether there is such an attribute, even one without values.
    ///
    /// @param attribute its name
    /// @return true if it is there
    public boolean has(String attribute) {
        return attributes.has(attribute);
    }

    /// All values of an attribute.
    ///
    /// @param attribute its name
    /// @return an immutable list, empty if there is no such attribute
    public List<Value> values(String attribute) {
        var packed = attributes.get(attribute);
        return packed == null ? List.of() : list(packed);
    }

    /// The first value of an attribute.
    ///
    /// @param attribute its name
    /// @return the value, or empty if there is none
    public Optional<Value> first(String attribute) {
        var list = values(attribute);
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getFirst());
    }

    /// The first value of an attribute, as text.
    ///
    /// @param attribute its name
    /// @return the text, or empty if there is no value
    public Optional<String> text(String attribute) {
        return first(attribute).map(Value::asText);
    }

    /// This packet with an attribute of one text value.
    ///
    /// @param attribute its name; an attribute of that name is replaced, its metadata stays
    /// @param text the text
    /// @return the changed packet
    public Packet with(String attribute, String text) {
        return with(attribute, new Value.Text(text));
    }

    /// This packet with an attribute of one value.
    ///
    /// @param attribute its name; an attribute of that name is replaced, its metadata stays
    /// @param value the value
    /// @return the changed packet
    public Packet with(String attribute, Value value) {
        return set(attribute, Objects.requireNonNull(value));
    }

    /// This packet with an attribute of several values, or none.
    ///
    /// @param attribute its name; an attribute of that name is replaced, its metadata stays
    /// @param list the values, in order
    /// @return the changed packet
    public Packet with(String attribute, List<Value> list) {
        return set(attribute, pack(list));
    }

    /// This packet with many attributes changed at once; cheaper than one by one.
    ///
    /// @param changes gets an editor that starts with the attributes of this packet
    /// @return the changed packet
    public Packet with(Consumer<PacketEditor> changes) {
        var editor = edit();
        changes.accept(editor);
        return editor.packet();
    }

    /// An editor for many changes, where a function is in the way. This packet stays as it is.
    ///
    /// @return an editor that starts with all of this packet
    public PacketEditor edit() {
        return new PacketEditor(this);
    }

    /// This packet without an attribute and its metadata.
    ///
    /// @param attribute its name
    /// @return the changed packet, or this one if there is no such attribute
    public Packet without(String attribute) {
        return has(attribute) ? with(editor -> editor.remove(attribute)) : this;
    }

    /// This packet with an attribute under another name, in the same place, with its metadata. An attribute that had
    /// that name before is replaced.
    ///
    /// @param from its name
    /// @param to its new name
    /// @return the changed packet, or this one if there is no such attribute or the names are equal
    public Packet renamed(String from, String to) {
        return !has(from) || from.equals(to) ? this : renamed(Map.of(from, to));
    }

    /// This packet with attributes under other names, all at once, so that two may swap names. Each keeps its place
    /// and its metadata. Attributes that had a new name before are replaced; of two that get the same, the later
    /// stays.
    ///
    /// @param changes new names by present ones; others than those of attributes do not count
    /// @return the changed packet
    public Packet renamed(Map<String, String> changes) {
        if (attributeMetadata.isEmpty() && attributes.canRename(changes)) {
            return new Packet(attributes.renamed(changes), metadata, attributeMetadata, content);
        }
        var taken = new HashSet<String>();
        var names = attributes.names();
        for (var name : names.list()) {
            if (changes.containsKey(name)) {
                taken.add(changes.get(name));
            }
        }
        var moved = new Slots(Fields.NONE, names.size());
        var about = new LinkedHashMap<String, Map<String, Value>>();
        for (var index = 0; index < names.size(); index++) {
            var old = names.get(index);
            var name = changes.getOrDefault(old, old);
            if (changes.containsKey(old) || !taken.contains(name)) {
                moved.put(name, attributes.at(index));
                about.put(name, attributeMetadata(old));
            }
        }
        about.values().removeIf(Map::isEmpty);
        return new Packet(moved.fields(), metadata, Collections.unmodifiableMap(about), content);
    }

    /// This packet with an attribute twice, under both names, each with the metadata. An attribute that had the second
    /// name before is replaced.
    ///
    /// @param from name of the attribute to copy
    /// @param to name of the copy
    /// @return the changed packet, or this one if there is no such attribute or the names are equal
    public Packet copied(String from, String to) {
        var packed = attributes.get(from);
        if (packed == null || from.equals(to)) {
            return this;
        }
        var copy = set(to, packed);
        var about = attributeMetadata.get(from);
        return about == null && !attributeMetadata.containsKey(to)
                ? copy
                : new Packet(copy.attributes, metadata, changed(attributeMetadata, to, about), content);
    }

    /// All metadata of the packet.
    ///
    /// @return an immutable map, in the order of writing; made at each call
    public Map<String, Value> metadata() {
        return metadata.map(Value.class::cast);
    }

    /// One piece of metadata of the packet.
    ///
    /// @param key its name, such as [Metadata#FILENAME]
    /// @return the value, or empty
    public Optional<Value> metadata(String key) {
        return Optional.ofNullable((Value) metadata.get(key));
    }

    /// This packet with one more piece of metadata.
    ///
    /// @param key its name
    /// @param value its value; replaces the one before
    /// @return the changed packet
    public Packet withMetadata(String key, Value value) {
        return new Packet(attributes, metadata.with(key, Objects.requireNonNull(value)), attributeMetadata, content);
    }

    /// This packet without a piece of metadata.
    ///
    /// @param key its name
    /// @return the changed packet
    public Packet withoutMetadata(String key) {
        return new Packet(attributes, metadata.without(key), attributeMetadata, content);
    }

    /// All metadata of an attribute.
    ///
    /// @param attribute name of the attribute
    /// @return an immutable map, empty if there is no such attribute
    public Map<String, Value> attributeMetadata(String attribute) {
        return attributeMetadata.getOrDefault(attribute, Map.of());
    }

    /// This packet with one more piece of metadata of an attribute.
    ///
    /// @param attribute name of an attribute of this packet
    /// @param key name of the metadata
    /// @param value its value; replaces the one before
    /// @return the changed packet
    /// @throws IllegalArgumentException if there is no such attribute
    public Packet withAttributeMetadata(String attribute, String key, Value value) {
        if (!has(attribute)) {
            throw new IllegalArgumentException("The packet has no attribute \"%s\".".formatted(attribute));
        }
        var about = changed(attributeMetadata(attribute), key, value);
        return new Packet(attributes, metadata, changed(attributeMetadata, attribute, about), content);
    }

    /// The bytes of the document; [Content#EMPTY] if it has none.
    ///
    /// @return the content
    public Content content() {
        return content;
    }

    /// This packet with other content.
    ///
    /// @param other the content
    /// @return the changed packet
    public Packet withContent(Content other) {
        return new Packet(attributes, metadata, attributeMetadata, other);
    }

    /// The media type of the content.
    ///
    /// @return the type in the metadata, or [MediaType#UNKNOWN]
    public MediaType mediaType() {
        return metadata(Metadata.MEDIA_TYPE)
                .map(Value::asText)
                .flatMap(MediaType::find)
                .orElse(MediaType.UNKNOWN);
    }

    /// This packet with another media type of its content.
    ///
    /// @param mediaType the type
    /// @return the changed packet
    public Packet withMediaType(MediaType mediaType) {
        return withMetadata(Metadata.MEDIA_TYPE, Value.of(mediaType.toString()));
    }

    /// About how many bytes it takes in memory, to bound how many packets wait. Content that is not in memory does not
    /// count; what it shares with other packets does, but for the names.
    ///
    /// @return at least 1
    public int weight() {
        if (weight == 0) {
            var sum = EMPTY_WEIGHT
                    + Weight.of(attributes)
                    + Weight.of(metadata)
                    + Weight.of(attributeMetadata)
                    + Weight.of(content);
            weight = (int) Math.min(sum, Integer.MAX_VALUE);
        }
        return weight;
    }

    private Packet set(String attribute, Object packed) {
        return new Packet(attributes.with(attribute, packed), metadata, attributeMetadata, content);
    }

    static Object pack(List<Value> list) {
        return list.size() == 1 ? list.getFirst() : List.copyOf(list);
    }

    @SuppressWarnings("unchecked") // only pack() makes these lists
    static List<Value> list(Object packed) {
        return packed instanceof Value value ? List.of(value) : (List<Value>) packed;
    }

    private static <V> Map<String, V> changed(Map<String, V> map, String key, @Nullable V value) {
        var changed = new LinkedHashMap<>(map);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return Collections.unmodifiableMap(changed);
    }

    /// Equal if attributes, metadata and content are; the order of names does not count. Content counts by identity.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Packet packet
                && attributes.equals(packet.attributes)
                && metadata.equals(packet.metadata)
                && attributeMetadata.equals(packet.attributeMetadata)
                && content.equals(packet.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attributes, metadata);
    }

    @Override
    public String toString() {
        return "Packet" + attributes.map(Packet::list) + metadata();
    }

    Fields attributes() {
        return attributes;
    }

    Fields metadataFields() {
        return metadata;
    }

    Map<String, Map<String, Value>> attributeMetadata() {
        return attributeMetadata;
    }
}
