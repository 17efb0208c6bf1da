package io.pypes.benchmarks.work;

import java.util.HashMap;
import java.util.Map;

/// What work took a server.
///
/// @param wall in seconds
/// @param cpu in seconds of processor time
record Cost(double wall, double cpu) {

    static final Cost NONE = new Cost(0, 0);

    Cost plus(Cost other) {
        return new Cost(wall + other.wall, cpu + other.cpu);
    }

    /// A map to add other numbers to.
    Map<String, Double> numbers() {
        return new HashMap<>(Map.of("wall", wall, "cpu", cpu));
    }
}
