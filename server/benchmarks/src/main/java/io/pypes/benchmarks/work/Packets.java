package io.pypes.benchmarks.work;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;

/// Packets with four fields: a number and three texts.
final class Packets {

    private static final Packet[] KINDS = {kind("Invoice", "Ada"), kind("Order", "Grace"), kind("Note", "Barbara")};

    private Packets() {}

    private static Packet kind(String title, String author) {
        return Packet.empty()
                .with("number", Value.of(-1))
                .with("title", title)
                .with("author", author)
                .with("language", "en");
    }

    /// A new packet of this number. It shares with others what is equal, as those of a table do.
    static Packet of(long number) {
        return KINDS[(int) (number % KINDS.length)].with("number", Value.of(number));
    }

    /// The number of a packet; -1 if it has none.
    static long number(Packet packet) {
        var values = packet.values("number");
        return !values.isEmpty() && values.getFirst() instanceof Value.Whole(var number) ? number : -1;
    }
}
