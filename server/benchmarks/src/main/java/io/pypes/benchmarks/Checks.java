package io.pypes.benchmarks;

import java.util.Optional;

/// Decides whether a measurement counts: everything that was sent has to have arrived, once and unchanged.
final class Checks {

    private Checks() {}

    /// Says what is wrong with a measurement; empty if nothing is.
    static Optional<String> fault(Trial trial, Measurement measurement) {
        if (!measurement.work().equals(trial.work().title())
                || !measurement.peer().equals(trial.peer())
                || measurement.size() != trial.size()) {
            return Optional.of(
                    "%s answered with a measurement of something else: %s".formatted(trial, measurement.line()));
        }
        if (!measurement.has("sent") || !measurement.has("delivered") || !measurement.has("checksum")) {
            return Optional.of(
                    "%s did not say what was sent and what arrived: %s".formatted(trial, measurement.line()));
        }
        var expected = measurement.has("expected") ? measurement.whole("expected") : measurement.whole("sent");
        var delivered = measurement.whole("delivered");
        if (delivered != expected) {
            return Optional.of("%s delivered %,d of %,d packets.".formatted(trial, delivered, expected));
        }
        var checksum = measurement.has("expectedChecksum")
                ? measurement.whole("expectedChecksum")
                : Checksums.ofAll(measurement.whole("sent"));
        return measurement.whole("checksum") == checksum
                ? Optional.empty()
                : Optional.of("%s delivered %,d packets, but not those that were sent: their checksum is %d and not %d."
                        .formatted(trial, delivered, measurement.whole("checksum"), checksum));
    }
}
