package io.pypes.worker;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Content;
import io.pypes.sdk.Context;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Source;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Components that can be loaded here and in a worker, so they share nothing with a test: what they do is said by the
/// attribute `do` of a packet.
final class TestComponents {

    record Count(
            @Parameter(value = "How many.", min = 1, max = 1_000_000)
            int count) {}

    private static final Map<String, ComponentType<?>> TYPES = Stream.<ComponentType<?>>of(
                    step("step", Kind.TRANSFORMER, NoParameters.class, _ -> new Step()),
                    step("split", Kind.OPERATOR, Count.class, Split::new),
                    step("closed", Kind.TRANSFORMER, NoParameters.class, _ -> new Closed()),
                    step("lazy", Kind.TRANSFORMER, NoParameters.class, _ -> new Lazy()),
                    step("once", Kind.TRANSFORMER, Place.class, Once::new),
                    ComponentType.of("endless", Kind.ADAPTER, NoParameters.class, _ -> (Source) TestComponents::bring)
                            .summary("Brings documents in that take their time, without end.")
                            .output("out", "Out.", Carries.RECORDS),
                    ComponentType.of("adapter", Kind.ADAPTER, NoParameters.class, _ -> (Processor) TestComponents::pass)
                            .summary("Reads.")
                            .takes("text/*")
                            .input("in", "Documents.", Carries.DOCUMENTS)
                            .output("out", "Records.", Carries.RECORDS),
                    ComponentType.of("route", Kind.OPERATOR, NoParameters.class, _ -> (Processor) TestComponents::route)
                            .summary("Sends packets where they say.")
                            .input("in", "In.", Carries.ANY)
                            .output("left", "One way.", Carries.ANY)
                            .output("right", "Another.", Carries.ANY),
                    ComponentType.of("source", Kind.ADAPTER, Count.class, Bringing::new)
                            .summary("Brings documents in.")
                            .output("out", "Out.", Carries.RECORDS))
            .collect(Collectors.toMap(ComponentType::id, Function.identity()));

    private TestComponents() {}

    static Optional<ComponentType<?>> find(String id) {
        return Optional.ofNullable(TYPES.get(id));
    }

    private static <P extends Record> ComponentType<P> step(
            String id, Kind kind, Class<P> parameters, Function<P, Processor> factory) {
        return ComponentType.of(id, kind, parameters, factory)
                .summary("A step.")
                .input("in", "In.", Carries.ANY)
                .output("out", "Out.", Carries.ANY);
    }

    private static void pass(Packet packet, Call call) throws InterruptedException {
        call.emit(packet);
    }

    private static void route(Packet packet, Call call) throws InterruptedException {
        call.emit(packet.text("do").orElse("left"), packet);
    }

    private static final class Step implements Processor {
        private final Set<String> tried = new HashSet<>();

        @Override
        public void process(Packet packet, Call call) throws Exception {
            switch (packet.text("do").orElse("")) {
                case "drop" -> {
                    call.drop("Not wanted.");
                    return;
                }
                case "fail" -> throw PacketException.invalidInput("It says so.");
                case "break" -> throw new IllegalStateException("The moon is full.");
                case "away" -> throw PacketException.transientFault("The service is away.");
                case "hesitate" -> {
                    if (tried.add(call.document())) {
                        throw PacketException.transientFault("Not yet.");
                    }
                }
                case "slow" -> Thread.sleep(20);
                case "wait" -> new CountDownLatch(1).await();
                default -> {}
            }
            call.emit(packet.with("passed", Value.of(true)));
        }
    }

    /// What it makes is to be published, to be dropped and to be kept, by turns.
    private record Split(Count parameters) implements Processor {
        private static final List<String> ENDS = List.of("", "drop", "fail");

        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            for (var part = 0; part < parameters.count(); part++) {
                call.emit(packet.with("do", ENDS.get(part % ENDS.size())).with("part", Value.of(part)));
            }
        }
    }

    private static final class Closed implements Processor {
        @Override
        public void open(Context context) throws IOException {
            throw new IOException("The key is lost.");
        }

        @Override
        public void process(Packet packet, Call call) {}
    }

    /// Takes its time to open.
    private static final class Lazy implements Processor {
        @Override
        public void open(Context context) throws InterruptedException {
            Thread.sleep(500);
        }

        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(packet);
        }
    }

    record Place(@Parameter("A file that is not there.") String file) {}

    /// Opens only the first time.
    private record Once(Place parameters) implements Processor {
        @Override
        public void open(Context context) throws IOException {
            Files.createFile(Path.of(parameters.file()));
        }

        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(packet);
        }
    }

    private static void bring(Emitter out) throws InterruptedException {
        while (true) {
            out.emit(Packet.of(Content.EMPTY, MediaType.of("text/plain")).with("do", "slow"));
        }
    }

    private record Bringing(Count parameters) implements Source {
        @Override
        public void produce(Emitter out) throws InterruptedException {
            for (var number = 0; number < parameters.count(); number++) {
                var packet = Packet.of(Content.EMPTY, MediaType.of("text/plain"));
                out.emit(packet.with("do", number == 1 ? "fail" : "").with("number", Value.of(number)));
            }
        }
    }
}
