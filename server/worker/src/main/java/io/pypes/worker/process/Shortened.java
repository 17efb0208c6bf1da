package io.pypes.worker.process;

import io.pypes.engine.SeenPacket;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.LinkedHashMap;
import java.util.List;

/// Packets that the server only shows: of a long text as much as it shows, and a little more, so that it
/// sees that there was more.
final class Shortened {

    private static final int MOST = SeenPacket.LONGEST_TEXT + 2; // a multiple of three, as suits bytes that become text

    private Shortened() {}

    static Packet of(Packet packet) {
        if (packet.weight() <= MOST) {
            return packet;
        }
        return packet.with(editor -> packet.names().forEach(name -> editor.set(name, all(packet.values(name)))));
    }

    private static List<Value> all(List<Value> values) {
        return values.stream().map(Shortened::of).toList();
    }

    private static Value of(Value value) {
        return switch (value) {
            case Value.Text(var text) when text.length() > MOST -> Value.of(text.substring(0, MOST));
            case Value.Bytes bytes
            when bytes.buffer().remaining() > MOST ->
                new Value.Bytes(bytes.buffer().slice(0, MOST));
            case Value.Items(var items) -> new Value.Items(all(items));
            case Value.Fields(var fields) -> {
                var shortened = new LinkedHashMap<String, Value>();
                fields.forEach((name, field) -> shortened.put(name, of(field)));
                yield new Value.Fields(shortened);
            }
            default -> value;
        };
    }
}
