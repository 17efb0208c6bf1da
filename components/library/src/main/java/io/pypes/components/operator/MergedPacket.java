package io.pypes.components.operator;

import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.Map;
import java.util.stream.Stream;

/// Makes one packet of two.
final class MergedPacket {
    private MergedPacket() {}

    /// Attributes of both, in their order. Metadata is joined key by key; where both packets have something, and with
    /// content, the one counts whose attributes do.
    static Packet of(Packet first, Packet second, Merge.Policy policy) {
        var merged = first;
        for (var name : second.names()) {
            merged = withAttribute(merged, second, name, policy);
        }
        var strong = policy == Merge.Policy.REPLACE ? second : first;
        var weak = policy == Merge.Policy.REPLACE ? first : second;
        for (var about : joined(weak.metadata(), strong.metadata())) {
            merged = merged.withMetadata(about.getKey(), about.getValue());
        }
        return withContent(merged, strong.content().size() > 0 ? strong : weak);
    }

    private static Packet withAttribute(Packet merged, Packet second, String name, Merge.Policy policy) {
        if (merged.has(name) && policy == Merge.Policy.KEEP) {
            return merged;
        }
        var values = policy == Merge.Policy.APPEND
                ? Stream.concat(merged.values(name).stream(), second.values(name).stream())
                        .toList()
                : second.values(name);
        var result = merged.with(name, values);
        var present = merged.attributeMetadata(name);
        var added = second.attributeMetadata(name);
        for (var about : policy == Merge.Policy.REPLACE ? joined(present, added) : joined(added, present)) {
            result = result.withAttributeMetadata(name, about.getKey(), about.getValue());
        }
        return result;
    }

    /// The entries of both maps; the later ones are to count.
    private static Iterable<Map.Entry<String, Value>> joined(Map<String, Value> weak, Map<String, Value> strong) {
        return Stream.concat(weak.entrySet().stream(), strong.entrySet().stream())
                .toList();
    }

    private static Packet withContent(Packet merged, Packet source) {
        var result = merged.withContent(source.content());
        return source.metadata(Metadata.MEDIA_TYPE)
                .map(type -> result.withMetadata(Metadata.MEDIA_TYPE, type))
                .orElse(result);
    }
}
