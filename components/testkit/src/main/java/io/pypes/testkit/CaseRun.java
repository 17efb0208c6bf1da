package io.pypes.testkit;

import io.pypes.sdk.Component;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Source;
import io.pypes.testkit.Step.Given;
import io.pypes.testkit.Step.Wake;
import java.util.List;
import java.util.Optional;

/// Takes one instance of a component through the steps of a case.
final class CaseRun {
    private final Surroundings surroundings;
    private final boolean drained;
    private final TestResult result = new TestResult();

    CaseRun(Surroundings surroundings, boolean drained) {
        this.surroundings = surroundings;
        this.drained = drained;
    }

    TestResult result() {
        return result;
    }

    void run(Component component, List<Step> steps, int batchLimit) throws Exception {
        switch (component) {
            case Processor processor -> process(processor, steps);
            case Publisher publisher -> publish(publisher, steps, batchLimit);
            case Source source -> call(Optional.empty(), source::produce);
        }
    }

    private void process(Processor processor, List<Step> steps) throws Exception {
        for (var step : steps) {
            switch (step) {
                case Given given -> process(processor, given);
                case Wake() -> {
                    surroundings.passToAlarm();
                    call(Optional.empty(), processor::wake);
                }
            }
            if (result.interrupted()) {
                return;
            }
        }
        if (drained) {
            call(Optional.empty(), processor::finish);
        }
    }

    private void process(Processor processor, Given given) throws Exception {
        call(Optional.of(given), call -> {
            try {
                processor.process(given.packet(), call);
            } catch (PacketException reason) {
                call.fail(reason);
            }
        });
    }

    private void call(Optional<Given> given, Work work) throws Exception {
        var call = new RecordingCall(surroundings, result, given);
        try {
            work.on(call);
        } catch (InterruptedException passedOn) {
            if (!surroundings.interrupted()) {
                throw passedOn;
            }
            result.markInterrupted();
            return;
        }
        if (surroundings.interrupted()) {
            throw new AssertionError("The component swallowed an interrupt. It has to pass it on.");
        }
        call.end();
    }

    private void publish(Publisher publisher, List<Step> steps, int batchLimit) throws Exception {
        for (var start = 0; start < steps.size(); start += batchLimit) {
            var batch = new RecordingBatch(start);
            steps.subList(start, Math.min(start + batchLimit, steps.size())).forEach(step -> batch.add(packet(step)));
            try {
                publisher.publish(batch, new TestContext(surroundings));
            } catch (PacketException reason) {
                batch.failAll(reason);
            }
            batch.writeTo(result);
        }
    }

    private static Packet packet(Step step) {
        return switch (step) {
            case Given given -> given.packet();
            case Wake() -> throw new IllegalArgumentException("A publisher is never woken.");
        };
    }

    /// A call of the component.
    private interface Work {
        void on(RecordingCall call) throws Exception;
    }
}
