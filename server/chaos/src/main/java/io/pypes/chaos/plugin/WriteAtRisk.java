package io.pypes.chaos.plugin;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Adds documents to a file, and fails, hangs or ends the process, as their keys say. One at a time, because one that
/// hangs fails all that are published with it.
public final class WriteAtRisk implements Publisher {

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "chaos-write-at-risk", Kind.PUBLISHER, Parameters.class, WriteAtRisk::new)
            .summary("Adds documents to a file, and fails, hangs or ends the process, as their keys say.")
            .input(Port.IN, "Documents with keys.", Port.Carries.RECORDS)
            .effects(Effects.WRITES)
            .batchLimit(1)
            .blocking();

    public record Parameters(
            @Parameter("The file to which a line is added for each.")
            String file) {}

    private static final long SLOW_SECONDS = 1;

    private final Parameters parameters;
    private final IntConsumer end;
    private final Map<String, Integer> busy = new HashMap<>();
    private @Nullable LineFile file;
    private @Nullable Halts halts;

    WriteAtRisk(Parameters parameters) {
        this(parameters, status -> Runtime.getRuntime().halt(status));
    }

    /// @param end takes the place of the end of the process
    WriteAtRisk(Parameters parameters, IntConsumer end) {
        this.parameters = parameters;
        this.end = end;
    }

    @Override
    public void open(Context context) throws Exception {
        file = new LineFile(context.file(parameters.file));
        halts = new Halts(context.file(parameters.file + ".halts"), end);
    }

    @Override
    public void publish(Batch batch, Context context) throws Exception {
        for (var entry : batch.entries()) {
            publish(Keyed.of(entry));
        }
    }

    private void publish(Keyed keyed) throws Exception {
        if (file == null || halts == null) {
            throw new IllegalStateException("It is not open.");
        }
        var risk = Risk.of(keyed.number());
        switch (risk) {
            case NONE, HALTS -> {}
            case BUSY -> beBusy(keyed);
            case REFUSED -> throw PacketException.permanent("Document \"%s\" is to be refused.".formatted(keyed.key()));
            case SLOW -> TimeUnit.SECONDS.sleep(SLOW_SECONDS);
            case HANGS -> Thread.sleep(Long.MAX_VALUE);
            case DEAF -> beDeaf();
            case POISON -> halts.halt(keyed.key(), Integer.MAX_VALUE);
        }
        file.add(keyed.line());
        if (risk == Risk.HALTS) {
            halts.halt(keyed.key(), Risk.times(keyed.number()));
        }
    }

    private void beBusy(Keyed keyed) throws PacketException {
        if (busy.merge(keyed.key(), 1, Integer::sum) <= Risk.times(keyed.number())) {
            throw PacketException.transientFault("Document \"%s\" is to be tried again.".formatted(keyed.key()));
        }
        busy.remove(keyed.key());
    }

    @SuppressWarnings({"InfiniteLoopStatement", "CatchAndPrintStackTrace"})
    private static void beDeaf() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException _) {
                // not heeded, which is the point
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (halts != null) {
            halts.close();
        }
    }
}
