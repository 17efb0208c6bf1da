package io.pypes.chaos;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Writes documents.
final class Bodies {

    private static final String PADDING = "x".repeat(300_000);

    private Bodies() {}

    /// One document, or a line for each.
    static byte[] of(List<Key> keys) {
        return keys.stream().map(Bodies::of).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    private static String of(Key key) {
        var padding = key.isLarge() ? PADDING : "";
        return switch (key.fate()) {
            case PUBLISHED -> document(key, "yes", padding);
            case DROPPED -> document(key, "no", padding);
            case DEAD_LETTERED -> "{\"key\": \"%s\", \"keep\": ".formatted(key);
        };
    }

    private static String document(Key key, String keep, String padding) {
        return "{\"key\": \"%s\", \"keep\": \"%s\", \"part\": [\"1\", \"2\", \"3\"], \"padding\": \"%s\"}"
                .formatted(key, keep, padding);
    }
}
