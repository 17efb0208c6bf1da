package io.pypes.engine;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Source;
import java.util.List;

/// Stands in for a node that is switched off: packets pass it unchanged, on its first output port; at the end of a flow
/// they are dropped.
final class PassThrough {

    private PassThrough() {}

    static BoundNode<?> of(FlowDefinition.Node node, ComponentType<?> type, List<Port> outputs) {
        var standIn = new ComponentType<>(
                type.id(),
                type.kind(),
                type.name(),
                type.summary(),
                type.ports(),
                NoParameters.class,
                _ -> type.ports().inputs().isEmpty() ? new Silent() : new Passing(outputs),
                new ComponentType.Traits<>(Effects.NONE, false, false, 1, _ -> List.of(), () -> {}),
                type.history());
        return new BoundNode<>(node, standIn, new NoParameters(), outputs, List.of());
    }

    private record Passing(List<Port> outputs) implements Processor {
        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            var port = outputs.stream()
                    .map(Port::name)
                    .filter(name -> !name.equals(Port.ERROR) && !name.equals(Port.UNMATCHED))
                    .findFirst();
            if (port.isPresent()) {
                call.emit(port.get(), packet);
            } else {
                call.drop("Node \"%s\" is switched off.".formatted(call.node()));
            }
        }
    }

    private static final class Silent implements Source {
        @Override
        public void produce(Emitter out) {
            // brings nothing in
        }
    }
}
