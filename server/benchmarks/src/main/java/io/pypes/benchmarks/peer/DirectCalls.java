package io.pypes.benchmarks.peer;

/// The limit: a loop that calls the steps one after the other, on one thread.
final class DirectCalls implements Peer {

    @Override
    public void run(Job job) {
        var steps = job.steps().toArray(Step[]::new);
        for (var number = 0L; number < job.count(); number++) {
            walk(job, steps, number);
        }
    }

    private static void walk(Job job, Step[] steps, long number) {
        var packet = job.source().apply(number);
        for (var step : steps) {
            switch (step) {
                case Step.Change change -> packet = change.apply(packet);
                case Step.Keep keep -> {
                    if (!keep.test(packet)) {
                        return;
                    }
                }
            }
        }
        job.sink().accept(packet);
    }
}
