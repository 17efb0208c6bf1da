package io.pypes.server.ledger;

import io.pypes.engine.SeenPacket;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A packet as people and programs look at it.
///
/// @param attributes the values of each attribute
/// @param metadata metadata of the packet
/// @param attributeMetadata metadata of the attributes that have some
/// @param content what is known of the content, if there is any
/// @param truncated true if long texts were cut
public record PacketView(
        Map<String, List<Object>> attributes,
        Map<String, Object> metadata,
        Map<String, Map<String, Object>> attributeMetadata,
        Optional<ContentView> content,
        boolean truncated) {

    private static final int PREVIEW = 2048;

    /// What is known of content.
    ///
    /// @param size in bytes
    /// @param mediaType its media type
    /// @param preview its beginning, if it is text
    public record ContentView(long size, String mediaType, Optional<String> preview) {}

    public static PacketView of(Packet packet) {
        var plain = new PlainValues();
        var attributes = new LinkedHashMap<String, List<Object>>();
        packet.names().forEach(name -> attributes.put(name, plain.list(packet.values(name))));
        var about = new LinkedHashMap<String, Map<String, Object>>();
        for (var name : packet.names()) {
            if (!packet.attributeMetadata(name).isEmpty()) {
                about.put(name, plain.map(packet.attributeMetadata(name)));
            }
        }
        return new PacketView(
                attributes,
                plain.map(packet.metadata()),
                about,
                view(packet.content(), packet.mediaType()),
                plain.truncated());
    }

    private static Optional<ContentView> view(Content content, MediaType type) {
        return content.size() == 0
                ? Optional.empty()
                : Optional.of(new ContentView(content.size(), type.toString(), preview(content, type)));
    }

    private static Optional<String> preview(Content content, MediaType type) {
        var isText = type.type().equals("text")
                || type.subtype().endsWith("json")
                || type.subtype().endsWith("xml");
        if (!isText) {
            return Optional.empty();
        }
        try (var bytes = content.open()) {
            return Optional.of(
                    new String(bytes.readNBytes(PREVIEW), type.charset().orElse(StandardCharsets.UTF_8)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// About how many characters it has, for bounds.
    long weight() {
        return (long) attributes.toString().length() + metadata.toString().length();
    }

    /// Values as JSON knows them.
    private static final class PlainValues {
        private boolean truncated;

        boolean truncated() {
            return truncated;
        }

        List<Object> list(List<Value> values) {
            return values.stream().map(this::plain).toList();
        }

        Map<String, Object> map(Map<String, Value> values) {
            var map = new LinkedHashMap<String, Object>();
            values.forEach((name, value) -> map.put(name, plain(value)));
            return map;
        }

        /// Null is written as an empty optional.
        private Object plain(Value value) {
            return switch (value) {
                case Value.Text(var text) -> cut(text);
                case Value.Whole(var number) -> number;
                case Value.Real(var number) -> Double.isFinite(number) ? number : Double.toString(number);
                case Value.Decimal(var number) -> number;
                case Value.Flag(var flag) -> flag;
                case Value.Time(var instant) -> instant.toString();
                case Value.Bytes bytes -> cut(bytes.asText());
                case Value.Items(var items) -> list(items);
                case Value.Fields(var fields) -> map(fields);
                case Value.Null _ -> Optional.empty();
            };
        }

        private String cut(String text) {
            if (text.length() <= SeenPacket.LONGEST_TEXT) {
                return text;
            }
            truncated = true;
            return text.substring(0, SeenPacket.LONGEST_TEXT) + "…";
        }
    }
}
