package io.pypes.server.flow;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ids of flows, made from their names.
final class FlowIds {

    private static final int LONGEST = 48;

    private FlowIds() {}

    /// Ids to try until one is free: `clean-orders`, `clean-orders-2`, and so on without end.
    static Stream<String> of(String name) {
        var id = slug(name);
        return Stream.concat(
                Stream.of(id), IntStream.iterate(2, number -> number + 1).mapToObj(number -> id + "-" + number));
    }

    private static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var words = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var id = words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("^-|-$", "");
        return id.isEmpty() ? "flow" : id;
    }
}
