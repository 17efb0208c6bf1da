package io.pypes.engine;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Source;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Components for tests, and what was published by them.
final class TestComponents implements Catalog {

    interface Behaviour {
        void process(Packet packet, Call call) throws Exception;
    }

    interface Publishing {
        void publish(Batch batch, Context context) throws Exception;
    }

    interface Merging {
        void merge(Packet packet, Call call, List<Call.Hold> held) throws Exception;
    }

    interface Waking {
        void wake(Call call) throws Exception;
    }

    record Part(@Parameter("A port.") String port) {}

    record Routes(@Parameter(value = "The ports.", min = 1) List<Part> routes) {}

    record Count(
            @Parameter(value = "How many.", min = 1, max = 9)
            int count) {}

    private final Map<String, ComponentType<?>> types = new ConcurrentHashMap<>();
    final List<Batch.Entry> published = new CopyOnWriteArrayList<>();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final List<String> opened = new CopyOnWriteArrayList<>();
    final List<String> closed = new CopyOnWriteArrayList<>();

    TestComponents() {
        add(adapter("adapter", "text/*", (packet, call) -> call.emit(packet)));
        add(adapter("image-adapter", "image/png", (packet, call) -> call.emit(packet)));
        step("same", (packet, call) -> call.emit(packet));
        step("drop", (_, call) -> call.drop("Not wanted."));
        step("nothing", (_, _) -> {});
        publisher("publish", (batch, _) -> {
            batches.add(batch.entries().size());
            published.addAll(batch.entries());
        });
        add(ComponentType.of("split", Kind.OPERATOR, Count.class, Split::new)
                .summary("Splits.")
                .input("in", "In.", Carries.ANY)
                .output("out", "Out.", Carries.ANY));
        add(ComponentType.of(
                        "route",
                        Kind.OPERATOR,
                        Routes.class,
                        routes -> new Behaving(
                                "route",
                                this,
                                (packet, call) -> call.emit(
                                        packet.text("route")
                                                .orElse(routes.routes()
                                                        .getFirst()
                                                        .port()),
                                        packet)))
                .summary("Routes.")
                .input("in", "In.", Carries.ANY)
                .outputsNamedBy("routes", "port", Carries.ANY));
        add(ComponentType.of("join", Kind.OPERATOR, NoParameters.class, _ -> new Join())
                .summary("Joins two packets of a document.")
                .input("first", "One.", Carries.ANY)
                .input("second", "Other.", Carries.ANY)
                .output("out", "Joined.", Carries.ANY)
                .optionalOutput("alone", "Never joined.", Carries.ANY));
    }

    @Override
    public Optional<ComponentType<?>> find(String id) {
        return Optional.ofNullable(types.get(id));
    }

    /// Ids of what was published.
    List<String> ids() {
        return published.stream().map(Batch.Entry::id).toList();
    }

    void add(ComponentType<?> type) {
        types.put(type.id(), type);
    }

    /// A step with one way in and one way out.
    void step(String id, Behaviour behaviour) {
        add(ComponentType.of(id, Kind.TRANSFORMER, NoParameters.class, _ -> new Behaving(id, this, behaviour))
                .summary("A step.")
                .input("in", "In.", Carries.RECORDS)
                .output("out", "Out.", Carries.RECORDS));
    }

    /// Gives a component a thread of its own.
    void apart(String id) {
        find(id).ifPresent(type -> add(type.blocking()));
    }

    /// A step with two ways out, `left` and `right`.
    void router(String id, Behaviour behaviour) {
        add(ComponentType.of(id, Kind.OPERATOR, NoParameters.class, _ -> new Behaving(id, this, behaviour))
                .summary("Routes.")
                .input("in", "In.", Carries.ANY)
                .output("left", "One way.", Carries.ANY)
                .output("right", "Another.", Carries.ANY));
    }

    /// A step that keeps holds from call to call.
    void holder(String id, Merging merging) {
        var held = new ArrayList<Call.Hold>();
        step(id, (packet, call) -> merging.merge(packet, call, held));
    }

    /// A step that passes packets on and does something when it is woken and at its end.
    void waking(String id, Waking waking) {
        waking(
                id,
                (packet, call) -> {
                    call.wakeAfter(Duration.ZERO);
                    call.emit(packet);
                },
                waking);
    }

    void waking(String id, Behaviour behaviour, Waking waking) {
        add(ComponentType.of(id, Kind.OPERATOR, NoParameters.class, _ -> new Woken(behaviour, waking))
                .summary("Wakes.")
                .input("in", "In.", Carries.ANY)
                .output("out", "Out.", Carries.ANY));
    }

    /// A step that passes packets on and does something at its end.
    void finishing(String id, Waking finishing) {
        add(ComponentType.of(id, Kind.OPERATOR, NoParameters.class, _ -> new Finishing(finishing))
                .summary("Finishes.")
                .input("in", "In.", Carries.ANY)
                .output("out", "Out.", Carries.ANY));
    }

    ComponentType<?> adapter(String id, String takes, Behaviour behaviour) {
        return ComponentType.of(id, Kind.ADAPTER, NoParameters.class, _ -> new Behaving(id, this, behaviour))
                .summary("Reads.")
                .takes(takes)
                .input("in", "Documents.", Carries.DOCUMENTS)
                .output("out", "Records.", Carries.RECORDS);
    }

    void publisher(String id, Publishing publishing) {
        add(ComponentType.of(id, Kind.PUBLISHER, NoParameters.class, _ -> (Publisher) publishing::publish)
                .summary("Publishes.")
                .effects(Effects.WRITES)
                .input("in", "In.", Carries.ANY));
    }

    void source(String id, Producing producing) {
        add(ComponentType.of(id, Kind.ADAPTER, NoParameters.class, _ -> (Source) producing::produce)
                .summary("Brings in.")
                .output("out", "Out.", Carries.RECORDS));
    }

    interface Producing {
        void produce(Emitter out) throws Exception;
    }

    private record Behaving(String id, TestComponents components, Behaviour behaviour) implements Processor {
        @Override
        public void open(Context context) {
            components.opened.add(id);
        }

        @Override
        public void process(Packet packet, Call call) throws Exception {
            behaviour.process(packet, call);
        }

        @Override
        public void close() {
            components.closed.add(id);
        }
    }

    private record Woken(Behaviour behaviour, Waking waking) implements Processor {
        @Override
        public void process(Packet packet, Call call) throws Exception {
            behaviour.process(packet, call);
        }

        @Override
        public void wake(Call call) throws Exception {
            waking.wake(call);
        }
    }

    private record Finishing(Waking finishing) implements Processor {
        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(packet);
        }

        @Override
        public void finish(Call call) throws Exception {
            finishing.wake(call);
        }
    }

    private record Split(Count parameters) implements Processor {
        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            for (var index = 0; index < parameters.count(); index++) {
                call.emit(packet.with("part", Value.of(index)));
            }
        }
    }

    private static final class Join implements Processor {
        private final Map<String, Call.Hold> held = new LinkedHashMap<>();

        @Override
        public void process(Packet packet, Call call) throws InterruptedException, PacketException {
            if (packet.has("fail-join")) {
                throw PacketException.invalidInput("Cannot be joined.");
            }
            var other = held.remove(call.document());
            if (other == null) {
                held.put(call.document(), call.hold());
            } else {
                call.emit("out", packet.with("joined", "yes"), List.of(other, call.hold()));
            }
        }

        @Override
        public void finish(Call call) throws InterruptedException {
            for (var hold : new ArrayList<>(held.values())) {
                call.emit("alone", hold.packet(), List.of(hold));
            }
        }
    }
}
