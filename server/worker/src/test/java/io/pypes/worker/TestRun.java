package io.pypes.worker;

import io.pypes.engine.Flow;
import io.pypes.engine.codec.Contents;
import io.pypes.worker.protocol.Message.RunOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A run that no worker has.
final class TestRun {

    private TestRun() {}

    static RemoteRun idle() throws IOException {
        var flow = TestFlow.chain().compile();
        var order = new RunOrder("flow", 1, false, flow.definition(), List.of(), Flow.Limits.DEFAULT);
        try (var workers = new Workers(
                new WorkerSettings(0, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                (_, _) -> {
                    throw new IOException("There is none.");
                },
                Contents.INSIDE,
                InstantSource.system())) {
            return new RemoteRun(workers, 1, flow, new TestHost(), order, List.of());
        }
    }
}
