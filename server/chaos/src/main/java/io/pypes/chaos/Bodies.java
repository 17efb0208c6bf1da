package io.pypes.chaos;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Writes documents.
final class Bodies {

    private static final int LARGE = 300_000;

    private final String padding;
    private final String large = "x".repeat(LARGE);

    /// @param padding how many characters a document has that nobody needs, unless it is a large one
    Bodies(int padding) {
        this.padding = "x".repeat(padding);
    }

    /// One document, or a line for each.
    byte[] of(List<Key> keys) {
        return keys.stream().map(this::of).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    private String of(Key key) {
        if (key.isBroken()) {
            return "{\"key\": \"%s\", \"keep\": ".formatted(key);
        }
        return document(key, key.fate() == Fate.DROPPED ? "no" : "yes");
    }

    private String document(Key key, String keep) {
        return "{\"key\": \"%s\", \"keep\": \"%s\", \"part\": [\"1\", \"2\", \"3\"], \"padding\": \"%s\"}"
                .formatted(key, keep, key.isLarge() ? large : padding);
    }
}
