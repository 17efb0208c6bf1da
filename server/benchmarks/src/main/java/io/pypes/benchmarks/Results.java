package io.pypes.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// All measurements of a run, by trial and round.
final class Results {

    private final Map<Trial, Map<Integer, Measurement>> all = new LinkedHashMap<>();

    void add(int round, Trial trial, Measurement measurement) {
        all.computeIfAbsent(trial, _ -> new LinkedHashMap<>()).put(round, measurement);
    }

    /// The trials of a work and size that were measured, in the order of the first round.
    List<Trial> trials(Work work, int size) {
        return all.keySet().stream()
                .filter(trial -> trial.work() == work && trial.size() == size)
                .toList();
    }

    /// The sizes of a work that were measured, in their order.
    List<Integer> sizes(Work work) {
        return all.keySet().stream()
                .filter(trial -> trial.work() == work)
                .map(Trial::size)
                .distinct()
                .toList();
    }

    /// A figure of a trial over all rounds.
    Spread spread(Trial trial, Figure figure) {
        return Spread.of(
                measurements(trial).values().stream().mapToDouble(figure.of()).toArray());
    }

    /// How many times better the first peer is than the second: the median of the ratios of those rounds that both
    /// were in, because what disturbs a machine disturbs a round.
    OptionalDouble ratio(Trial first, Trial second, Figure figure) {
        var ratios = new ArrayList<Double>();
        measurements(first).forEach((round, one) -> {
            var other = measurements(second).get(round);
            if (other != null) {
                ratios.add(
                        figure.ratio(figure.of().applyAsDouble(one), figure.of().applyAsDouble(other)));
            }
        });
        return ratios.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Spread.of(
                                ratios.stream().mapToDouble(Double::doubleValue).toArray())
                        .median());
    }

    private Map<Integer, Measurement> measurements(Trial trial) {
        return all.getOrDefault(trial, Map.of());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}
