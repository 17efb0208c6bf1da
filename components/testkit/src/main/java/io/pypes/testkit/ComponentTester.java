package io.pypes.testkit;

import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.ParameterSchema.Binding;
import io.pypes.testkit.Step.Given;
import io.pypes.testkit.Step.Wake;
import io.pypes.testkit.Surroundings.Gate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs one component by itself: `ComponentTester.of(TYPE, parameters).given(packets).run()`.
///
/// It calls the component as an engine does, from the calling thread, and refuses what an engine would refuse: an
/// unknown output port, a call kept for later, a hold used twice. Exceptions other than `PacketException` come out of
/// [#run] as they are.
///
/// @param <P> the parameters record
public final class ComponentTester<P extends Record> {
    private final ComponentType<P> type;
    private final P parameters;
    private final List<Step> steps = new ArrayList<>();
    private InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    private @Nullable Path folder;
    private String document = "";
    private Gate gate = _ -> {};
    private boolean remembering;
    private boolean drained = true;

    private ComponentTester(ComponentType<P> type, P parameters) {
        this.type = type;
        this.parameters = parameters;
    }

    /// Starts a case with parameters as a record.
    public static <P extends Record> ComponentTester<P> of(ComponentType<P> type, P parameters) {
        return new ComponentTester<>(type, parameters);
    }

    /// Starts a case with parameters as in a flow file; parameters that do not fit are an [AssertionError].
    public static <P extends Record> ComponentTester<P> of(
            ComponentType<P> type, Map<String, ? extends @Nullable Object> parameters) {
        return switch (type.schema().bind(parameters)) {
            case Binding.Bound<P>(var bound) -> of(type, bound);
            case Binding.Faulty<P>(var faults) -> throw new AssertionError("The parameters do not fit: " + faults);
        };
    }

    /// Gives packets to the first input port; each is a document of its own unless [#document] says otherwise.
    public ComponentTester<P> given(Packet... packets) {
        var inputs = type.ports().inputs();
        return givenAt(inputs.isEmpty() ? "" : inputs.getFirst().name(), packets);
    }

    /// Gives packets to a port, after those given before.
    public ComponentTester<P> givenAt(String port, Packet... packets) {
        if (type.ports().inputs().stream().noneMatch(input -> input.name().equals(port))) {
            throw new IllegalArgumentException("Component \"%s\" has no input port \"%s\".".formatted(type.id(), port));
        }
        for (var packet : packets) {
            steps.add(new Given(port, document.isEmpty() ? "document-" + (steps.size() + 1) : document, packet));
        }
        return this;
    }

    /// Says to which document the packets given from here on belong; "" makes each a document of its own again.
    public ComponentTester<P> document(String id) {
        document = id;
        return this;
    }

    /// Lets the time pass that the component asked for by then, and wakes it.
    public ComponentTester<P> thenWake() {
        steps.add(new Wake());
        return this;
    }

    /// Allows files, inside this folder.
    public ComponentTester<P> files(Path allowed) {
        folder = allowed;
        return this;
    }

    /// Sets the clock; it stands still at an instant of 2026 by default.
    public ComponentTester<P> clock(InstantSource source) {
        clock = source;
        return this;
    }

    /// Interrupts the component in the first emit after so many. It has to pass the interrupt on; a source ends so.
    public ComponentTester<P> interruptedAfter(int emits) {
        return gate(emitted -> {
            if (emitted >= emits) {
                throw new InterruptedException("The run stops.");
            }
        });
    }

    ComponentTester<P> gate(Gate beforeEmits) {
        gate = beforeEmits;
        return this;
    }

    /// Says that what came before may change what becomes of a packet, so that [#run] does not try single packets.
    public ComponentTester<P> remembering() {
        remembering = true;
        return this;
    }

    /// Leaves out [Processor#finish], as when a run is cut off.
    public ComponentTester<P> undrained() {
        drained = false;
        return this;
    }

    /// Runs the case on a new instance. A publisher gets its packets in batches as large as it allows, with the ids
    /// "1", "2" and so on; running again delivers them again.
    ///
    /// A processor gets all packets one after the other; then, unless it held some, a new instance for each packet
    /// has to give the same.
    public TestResult run() throws Exception {
        var result = run(steps);
        if (steps.size() > 1 && packetsAreIndependent(result)) {
            var parts = new TestResult();
            for (var step : steps) {
                parts.addAll(run(List.of(step)));
            }
            result.requireSame(parts, "each packet has an instance of its own");
        }
        return result;
    }

    private boolean packetsAreIndependent(TestResult result) {
        return type.kind() != Kind.PUBLISHER
                && !remembering
                && !result.heldSomething()
                && !result.interrupted()
                && steps.stream().allMatch(Given.class::isInstance);
    }

    private TestResult run(List<Step> chosen) throws Exception {
        var surroundings = new Surroundings(type, parameters, folder, clock, gate);
        var work = new CaseRun(surroundings, drained);
        try (Component component = type.factory().apply(parameters)) {
            component.open(new TestContext(surroundings));
            work.run(component, chosen, type.traits().batchLimit());
        }
        return work.result();
    }
}
