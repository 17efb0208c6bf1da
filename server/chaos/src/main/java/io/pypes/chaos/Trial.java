package io.pypes.chaos;

import java.util.Arrays;
import java.util.Optional;

/// What may be done to a server.
enum Trial {
    KILLS("kills"),
    FULL_DISK("full-disk");

    private final String id;

    Trial(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<Trial> find(String id) {
        return Arrays.stream(values()).filter(trial -> trial.id.equals(id)).findFirst();
    }
}
