package io.pypes.benchmarks.work;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.List;

/// Packets with four fields: a number and three texts.
final class Packets {

    private static final List<Value> TITLES = List.of(Value.of("Invoice"), Value.of("Order"), Value.of("Note"));
    private static final List<Value> AUTHORS = List.of(Value.of("Ada"), Value.of("Grace"), Value.of("Barbara"));
    private static final Value LANGUAGE = Value.of("en");

    private Packets() {}

    /// A new packet of this number.
    static Packet of(long number) {
        return Packet.empty()
                .with("number", Value.of(number))
                .with("title", TITLES.get((int) (number % 3)))
                .with("author", AUTHORS.get((int) (number % 3)))
                .with("language", LANGUAGE);
    }

    /// The number of a packet; -1 if it has none.
    static long number(Packet packet) {
        var values = packet.values("number");
        return !values.isEmpty() && values.getFirst() instanceof Value.Whole(var number) ? number : -1;
    }
}
