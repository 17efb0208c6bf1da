package io.pypes.server.catalog.samples;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A plugin that adds the component `hold`, which holds packets until a gate is opened, whoever interrupts it. Without
/// a gate it hangs for good.
public final class Hold implements Plugin {

    /// Where the gate is: the plugin has a class loader of its own.
    private static final String GATE = "pypes.test.gate";

    /// Makes the gate for flows that start from now on.
    public static CountDownLatch newGate() {
        var gate = new CountDownLatch(1);
        System.getProperties().put(GATE, gate);
        return gate;
    }

    @Override
    public List<ComponentType<?>> components() {
        return List.of(ComponentType.of("hold", Kind.TRANSFORMER, NoParameters.class, _ -> new Step())
                .summary("Holds packets.")
                .input(Port.IN, "Records.", Port.Carries.RECORDS)
                .output(Port.OUT, "Records.", Port.Carries.RECORDS));
    }

    /// Waits for the gate.
    public static final class Step implements Processor {

        private final CountDownLatch gate =
                System.getProperties().get(GATE) instanceof CountDownLatch made ? made : new CountDownLatch(1);

        @Override
        public void process(Packet packet, Call call) throws Exception {
            while (gate.getCount() > 0) {
                try {
                    gate.await();
                } catch (InterruptedException ignored) {
                    // this is what a bad component does
                }
            }
            call.emit(packet);
        }
    }
}
