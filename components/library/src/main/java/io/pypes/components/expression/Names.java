package io.pypes.components.expression;

import dev.cel.common.values.SelectableValue;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.Optional;

/// Something in an expression that has values by name. A value is looked up and converted when the expression asks.
sealed interface Names extends SelectableValue<String> {

    @Override
    Optional<Object> find(String name);

    /// A sentence for when there is no such name.
    String missing(String name);

    @Override
    default Object select(String name) {
        return find(name).orElseThrow(() -> Undecided.because(missing(name)));
    }

    /// The variable `doc`: an attribute with one value is that value, one with several is a list.
    record Attributes(Packet packet) implements Names {
        @Override
        public Optional<Object> find(String name) {
            var values = packet.values(name);
            return switch (values.size()) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(Conversion.toObject(values.getFirst()));
                default -> Optional.of(new Items(values));
            };
        }

        @Override
        public String missing(String name) {
            return "The packet has no attribute \"%s\": ask has(doc.%s) first, or write doc.get(\"%s\", \"\")."
                    .formatted(name, name, name);
        }
    }

    /// The variable `values`: an attribute is the list of its values, empty if there are none.
    record AllValues(Packet packet) implements Names {
        @Override
        public Optional<Object> find(String name) {
            return packet.values(name).isEmpty() ? Optional.empty() : Optional.of(select(name));
        }

        @Override
        public Object select(String name) {
            return new Items(packet.values(name));
        }

        @Override
        public String missing(String name) {
            throw new IllegalStateException("A list of values is never missing.");
        }
    }

    /// The variable `meta`: metadata of the packet.
    record PacketMetadata(Packet packet) implements Names {
        @Override
        public Optional<Object> find(String name) {
            return packet.metadata(name).map(Conversion::toObject);
        }

        @Override
        public String missing(String name) {
            return "The packet has no metadata \"%s\": ask has(meta.%s) first, or write meta.get(\"%s\", \"\")."
                    .formatted(name, name, name);
        }
    }

    /// A value with named values inside.
    record Inside(Value.Fields value) implements Names {
        @Override
        public Optional<Object> find(String name) {
            return Optional.ofNullable(value.fields().get(name)).map(Conversion::toObject);
        }

        @Override
        public String missing(String name) {
            return "There is no \"%s\" inside the value, which has %s: write .get(\"%s\", \"\") if it may be missing."
                    .formatted(name, value.fields().keySet(), name);
        }
    }
}
