package io.pypes.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Words for messages.
final class Places {

    private Places() {}

    /// What a throwable says, or else what it is.
    static String said(Throwable thrown) {
        try {
            var message = thrown.getMessage();
            return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
        } catch (Throwable _) { // its message is code of a plugin too
            return thrown.getClass().getSimpleName();
        }
    }

    /// A time in words: `3 s` or `250 ms`.
    static String words(Duration time) {
        var nanos = Nanos.of(time);
        return nanos % 1_000_000_000 == 0 ? nanos / 1_000_000_000 + " s" : nanos / 1_000_000 + " ms";
    }

    /// Names in quotes: `"a", "b" and "c"`, or `none`.
    static String list(List<String> names) {
        return switch (names.size()) {
            case 0 -> "none";
            case 1 -> "\"" + names.getFirst() + "\"";
            default ->
                names.subList(0, names.size() - 1).stream().collect(Collectors.joining("\", \"", "\"", "\""))
                        + " and \"" + names.getLast() + "\"";
        };
    }
}
