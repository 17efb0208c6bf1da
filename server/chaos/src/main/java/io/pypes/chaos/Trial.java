package io.pypes.chaos;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What may be done to a server.
enum Trial {
    KILLS("kills", true),
    FULL_DISK("full-disk", true),
    RESTART("restart", false),
    OVERLOAD("overload", false),
    LARGE("large", false);

    private final String id;
    private final boolean usual;

    /// @param usual true if it is done when none is named
    Trial(String id, boolean usual) {
        this.id = id;
        this.usual = usual;
    }

    String id() {
        return id;
    }

    boolean isUsual() {
        return usual;
    }

    static Optional<Trial> find(String id) {
        return Arrays.stream(values()).filter(trial -> trial.id.equals(id)).findFirst();
    }

    /// All of them, for a sentence.
    static String list() {
        return Arrays.stream(values()).map(trial -> "\"" + trial.id + "\"").collect(Collectors.joining(", "));
    }
}
