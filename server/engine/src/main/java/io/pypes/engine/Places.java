package io.pypes.engine;

import java.util.List;
import java.util.stream.Collectors;

/// Words for messages.
final class Places {

    private Places() {}

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
