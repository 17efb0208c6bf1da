package io.pypes.benchmarks.hop;

import io.pypes.engine.Catalog;
import io.pypes.engine.Compilation;
import io.pypes.engine.ErrorPolicy;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowCompiler;
import io.pypes.engine.FlowDefinition;
import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Node;
import io.pypes.engine.FlowDefinition.Wire;
import io.pypes.engine.Replicas;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Content;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import io.pypes.worker.Address;
import io.pypes.worker.process.Surroundings;
import io.pypes.worker.process.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A worker process with an adapter that passes documents on and a publisher that is done at once.
final class WorkerEnd implements Surroundings {

    private static final ErrorPolicy POLICY = new ErrorPolicy(0, Duration.ZERO, Duration.ofSeconds(30));
    private static final Map<String, ComponentType<?>> TYPES = Map.of(
            "adapter",
            ComponentType.of("adapter", Kind.ADAPTER, NoParameters.class, _ ->
                            (Processor) (packet, call) -> call.emit(packet))
                    .summary("Passes documents on.")
                    .takes("*/*")
                    .input("in", "Documents.", Carries.DOCUMENTS)
                    .output("out", "The same.", Carries.DOCUMENTS),
            "publisher",
            ComponentType.of("publisher", Kind.PUBLISHER, NoParameters.class, _ -> (Publisher) (_, _) -> {})
                    .summary("Is done at once.")
                    .effects(Effects.WRITES)
                    .input("in", "Documents.", Carries.ANY));
    private static final Catalog CATALOG = id -> Optional.ofNullable(TYPES.get(id));

    public static void main(String[] arguments) {
        Worker.run(new Address(arguments[0]), WorkerEnd::new);
    }

    static Flow flow() {
        var definition = new FlowDefinition(
                "hop",
                List.of(node("adapter"), node("publisher")),
                List.of(new Wire("wire", new End("adapter", "out"), new End("publisher", "in"))));
        return switch (new FlowCompiler(CATALOG).compile(definition)) {
            case Compilation.Compiled compiled -> compiled.flow();
            case Compilation.Rejected rejected ->
                throw new IllegalStateException(rejected.problems().toString());
        };
    }

    private static Node node(String id) {
        return new Node(id, id, 1, Map.of(), POLICY, false, Replicas.ONE);
    }

    @Override
    public Catalog catalog(List<String> jars) {
        return CATALOG;
    }

    @Override
    public Contents contents() {
        return Contents.INSIDE;
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return Content.of(bytes.readAllBytes());
    }

    @Override
    public Path file(String relative) throws PacketException {
        throw PacketException.permanent("A benchmark writes no files.");
    }
}
