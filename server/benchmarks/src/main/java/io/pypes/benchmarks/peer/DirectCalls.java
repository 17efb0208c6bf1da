package io.pypes.benchmarks.peer;

/// The limit: a loop that calls the steps one after the other, on one thread.
final class DirectCalls implements Peer {

    @Override
    public void run(Job job) {
        var walk = new Walk(job.steps());
        for (var number = 0L; number < job.count(); number++) {
            var packet = walk.through(job.source().apply(number));
            if (packet != null) {
                job.sink().accept(packet);
            }
        }
    }
}
