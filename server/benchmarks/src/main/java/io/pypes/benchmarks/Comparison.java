package io.pypes.benchmarks;

import io.pypes.benchmarks.Processes.Answer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Does the works in rounds, all peers of a size one after the other in each, and keeps what counts.
final class Comparison {

    /// Does a trial.
    interface Runner {
        Answer measure(Trial trial, Contender contender) throws InterruptedException;
    }

    private final Options options;
    private final Runner runner;
    private final PrintStream progress;
    private final Results results = new Results();
    private final List<String> faults = new ArrayList<>();

    Comparison(Options options, Runner runner, PrintStream progress) {
        this.options = options;
        this.runner = runner;
        this.progress = progress;
    }

    Results results() {
        return results;
    }

    /// What went wrong, in sentences. A run with any has failed.
    List<String> faults() {
        return List.copyOf(faults);
    }

    /// Does a work in all its sizes.
    void run(Work work, List<Contender> contenders) throws InterruptedException {
        for (var size : work.sizes(options.quick())) {
            for (var round = 1; round <= options.rounds(); round++) {
                for (var contender : contenders) {
                    measure(round, new Trial(work, contender.id(), size), contender);
                }
            }
        }
    }

    private void measure(int round, Trial trial, Contender contender) throws InterruptedException {
        switch (runner.measure(trial, contender)) {
            case Answer.Failed(var sentence) -> fail(sentence);
            case Answer.Measured(var measurement) -> {
                var fault = Checks.fault(trial, measurement);
                if (fault.isPresent()) {
                    fail(fault.get());
                } else {
                    results.add(round, trial, measurement);
                    progress.printf("round %d: %s%n", round, measurement.line());
                }
            }
        }
    }

    private void fail(String sentence) {
        faults.add(sentence);
        progress.println("FAILED: " + sentence);
    }
}
