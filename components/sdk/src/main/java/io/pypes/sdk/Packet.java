package io.pypes.sdk;

import java.util.ArrayList;
import java.util.Arrays;
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

    private static final Packet EMPTY = new Packet(new String[0], new Object[0], Map.of(), Map.of(), Content.EMPTY);

    private final String[] names;
    /// At each place a [Value] (exactly one value) or an immutable list of values (none, or several).
    private final Object[] values;
    private final Map<String, Value> metadata;
    private final Map<String, Map<String, Value>> attributeMetadata;
    private final Content content;

    private Packet(
            String[] names,
            Object[] values,
            Map<String, Value> metadata,
            Map<String, Map<String, Value>> attributeMetadata,
            Content content) {
        this.names = names;
        this.values = values;
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
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /// Says whether there is such an attribute, even one without values.
    ///
    /// @param attribute its name
    /// @return true if it is there
    public boolean has(String attribute) {
        return index(attribute) >= 0;
    }

    /// All values of an attribute.
    ///
    /// @param attribute its name
    /// @return an immutable list, empty if there is no such attribute
    public List<Value> values(String attribute) {
        var index = index(attribute);
        return index < 0 ? List.of() : list(values[index]);
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
        return set(attribute, value);
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
    public Packet with(Consumer<Editor> changes) {
        var editor = new Editor(this);
        changes.accept(editor);
        return editor.packet();
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
        var taken = new HashSet<String>();
        for (var name : names) {
            if (changes.containsKey(name)) {
                taken.add(changes.get(name));
            }
        }
        var moved = LinkedHashMap.<String, Object>newLinkedHashMap(names.length);
        var about = new LinkedHashMap<String, Map<String, Value>>();
        for (var index = 0; index < names.length; index++) {
            var name = changes.getOrDefault(names[index], names[index]);
            if (changes.containsKey(names[index]) || !taken.contains(name)) {
                moved.put(name, values[index]);
                about.put(name, attributeMetadata(names[index]));
            }
        }
        about.values().removeIf(Map::isEmpty);
        return new Packet(
                moved.keySet().toArray(String[]::new),
                moved.values().toArray(),
                metadata,
                Collections.unmodifiableMap(about),
                content);
    }

    /// This packet with an attribute twice, under both names, each with the metadata. An attribute that had the second
    /// name before is replaced.
    ///
    /// @param from name of the attribute to copy
    /// @param to name of the copy
    /// @return the changed packet, or this one if there is no such attribute or the names are equal
    public Packet copied(String from, String to) {
        if (!has(from) || from.equals(to)) {
            return this;
        }
        var copy = set(to, values[index(from)]);
        var about = attributeMetadata.get(from);
        return about == null && !attributeMetadata.containsKey(to)
                ? copy
                : new Packet(copy.names, copy.values, metadata, changed(attributeMetadata, to, about), content);
    }

    /// All metadata of the packet.
    ///
    /// @return an immutable map, in the order of writing
    public Map<String, Value> metadata() {
        return metadata;
    }

    /// One piece of metadata of the packet.
    ///
    /// @param key its name, such as [Metadata#FILENAME]
    /// @return the value, or empty
    public Optional<Value> metadata(String key) {
        return Optional.ofNullable(metadata.get(key));
    }

    /// This packet with one more piece of metadata.
    ///
    /// @param key its name
    /// @param value its value; replaces the one before
    /// @return the changed packet
    public Packet withMetadata(String key, Value value) {
        return new Packet(names, values, changed(metadata, key, value), attributeMetadata, content);
    }

    /// This packet without a piece of metadata.
    ///
    /// @param key its name
    /// @return the changed packet
    public Packet withoutMetadata(String key) {
        return new Packet(names, values, changed(metadata, key, null), attributeMetadata, content);
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
        return new Packet(names, values, metadata, changed(attributeMetadata, attribute, about), content);
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
        return new Packet(names, values, metadata, attributeMetadata, other);
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

    private Packet set(String attribute, Object packed) {
        var index = index(attribute);
        if (index >= 0) {
            var changed = values.clone();
            changed[index] = packed;
            return new Packet(names, changed, metadata, attributeMetadata, content);
        }
        var moreNames = Arrays.copyOf(names, names.length + 1);
        var moreValues = Arrays.copyOf(values, names.length + 1);
        moreNames[names.length] = attribute;
        moreValues[names.length] = packed;
        return new Packet(moreNames, moreValues, metadata, attributeMetadata, content);
    }

    private int index(String attribute) {
        for (var index = 0; index < names.length; index++) {
            if (names[index].equals(attribute)) {
                return index;
            }
        }
        return -1;
    }

    private static Object pack(List<Value> list) {
        return list.size() == 1 ? list.getFirst() : List.copyOf(list);
    }

    @SuppressWarnings("unchecked") // only pack() makes these lists
    private static List<Value> list(Object packed) {
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
                && attributes().equals(packet.attributes())
                && metadata.equals(packet.metadata)
                && attributeMetadata.equals(packet.attributeMetadata)
                && content.equals(packet.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attributes(), metadata);
    }

    @Override
    public String toString() {
        return "Packet" + attributes() + metadata;
    }

    private Map<String, List<Value>> attributes() {
        var map = LinkedHashMap.<String, List<Value>>newLinkedHashMap(names.length);
        for (var index = 0; index < names.length; index++) {
            map.put(names[index], list(values[index]));
        }
        return map;
    }

    /// Changes many attributes of one packet at once. Not to be kept after the call it was passed to.
    public static final class Editor {
        private final Packet origin;
        private final Map<String, Object> values;
        private @Nullable Map<String, Value> metadata; // null as long as nothing changes
        private @Nullable Map<String, Map<String, Value>> attributeMetadata; // the same

        private Editor(Packet origin) {
            this.origin = origin;
            this.values = LinkedHashMap.newLinkedHashMap(origin.names.length + 8);
            for (var index = 0; index < origin.names.length; index++) {
                values.put(origin.names[index], origin.values[index]);
            }
        }

        /// Sets an attribute to one text value.
        ///
        /// @param attribute its name
        /// @param text the text
        public void set(String attribute, String text) {
            values.put(attribute, new Value.Text(text));
        }

        /// Sets an attribute to one value.
        ///
        /// @param attribute its name
        /// @param value the value
        public void set(String attribute, Value value) {
            values.put(attribute, value);
        }

        /// Sets an attribute to several values, or none.
        ///
        /// @param attribute its name
        /// @param list the values, in order
        public void set(String attribute, List<Value> list) {
            values.put(attribute, pack(list));
        }

        /// Adds a value after those the attribute has.
        ///
        /// @param attribute its name
        /// @param value the value
        public void add(String attribute, Value value) {
            var present = values.get(attribute);
            if (present == null) {
                values.put(attribute, value);
            } else {
                var list = new ArrayList<>(list(present));
                list.add(value);
                values.put(attribute, pack(list));
            }
        }

        /// Removes an attribute and its metadata, if it is there.
        ///
        /// @param attribute its name
        public void remove(String attribute) {
            values.remove(attribute);
            if (attributeMetadata != null || origin.attributeMetadata.containsKey(attribute)) {
                attributeMetadata().remove(attribute);
            }
        }

        /// Sets a piece of metadata of the packet.
        ///
        /// @param key its name
        /// @param value its value; replaces the one before
        public void setMetadata(String key, Value value) {
            if (metadata == null) {
                metadata = new LinkedHashMap<>(origin.metadata);
            }
            metadata.put(key, value);
        }

        /// Sets all metadata of an attribute.
        ///
        /// @param attribute its name
        /// @param all the values by name; they replace those before
        /// @throws IllegalArgumentException if there is no such attribute
        public void setAttributeMetadata(String attribute, Map<String, Value> all) {
            if (!values.containsKey(attribute)) {
                throw new IllegalArgumentException("The packet has no attribute \"%s\".".formatted(attribute));
            }
            attributeMetadata().put(attribute, Collections.unmodifiableMap(new LinkedHashMap<>(all)));
        }

        private Map<String, Map<String, Value>> attributeMetadata() {
            if (attributeMetadata == null) {
                attributeMetadata = new LinkedHashMap<>(origin.attributeMetadata);
            }
            return attributeMetadata;
        }

        private Packet packet() {
            return new Packet(
                    values.keySet().toArray(String[]::new),
                    values.values().toArray(),
                    metadata == null ? origin.metadata : Collections.unmodifiableMap(metadata),
                    attributeMetadata == null
                            ? origin.attributeMetadata
                            : Collections.unmodifiableMap(attributeMetadata),
                    origin.content);
        }
    }
}
