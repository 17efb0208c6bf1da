package io.pypes.testkit;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an engine would know about the node of one instance of a component.
final class Surroundings {
    private final @Nullable Path folder;
    private final InstantSource start;
    private final Set<String> outputs = new HashSet<>();
    private final String id;
    private final Gate gate;
    private Duration passed = Duration.ZERO;
    private Optional<Duration> alarm = Optional.empty();
    private boolean interrupted;

    Surroundings(ComponentType<?> type, Record parameters, @Nullable Path folder, InstantSource start, Gate gate) {
        this.id = type.id();
        this.folder = folder;
        this.start = start;
        this.gate = gate;
        type.ports().outputs().stream().map(Port::name).forEach(outputs::add);
        type.ports().named().ifPresent(named -> outputs.addAll(names(parameters, named)));
    }

    private static List<String> names(Record parameters, ComponentType.NamedOutputs named) {
        return ((List<?>) part(parameters, named.parameter()))
                .stream()
                        .map(item -> (String) part((Record) item, named.field()))
                        .toList();
    }

    private static Object part(Record record, String name) {
        try {
            var accessor = record.getClass().getDeclaredMethod(name);
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("%s has no part \"%s\".".formatted(record.getClass(), name), missing);
        }
    }

    @Nullable
    Path folder() {
        return folder;
    }

    InstantSource clock() {
        return () -> start.instant().plus(passed);
    }

    void checkOutput(String port) {
        if (!outputs.contains(port)) {
            throw new IllegalArgumentException("Component \"%s\" has no output port \"%s\".".formatted(id, port));
        }
    }

    void beforeEmit(int emitted) throws InterruptedException {
        try {
            gate.pass(emitted);
        } catch (InterruptedException passedOn) {
            interrupted = true;
            throw passedOn;
        }
    }

    boolean interrupted() {
        return interrupted;
    }

    void wakeAfter(Duration delay) {
        alarm = Optional.of(delay);
    }

    /// Lets the time pass that was asked for.
    void passToAlarm() {
        passed = passed.plus(
                alarm.orElseThrow(() -> new AssertionError("Component \"%s\" did not ask to be woken.".formatted(id))));
        alarm = Optional.empty();
    }

    /// Stands before every emit.
    interface Gate {

        /// Lets the component through, now or later, or interrupts it.
        ///
        /// @param emitted the number of packets emitted before
        void pass(int emitted) throws InterruptedException;
    }
}
