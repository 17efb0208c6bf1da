package io.pypes.benchmarks.peer;

import com.hazelcast.jet.core.AbstractProcessor;
import io.pypes.sdk.Packet;
import org.jspecify.annotations.Nullable;

/// Makes the packets of the present job. A source that waits has a thread of its own, the other shares Jet's.
final class JetSource extends AbstractProcessor {

    private final Job job = Jet.present();
    private long number;
    private @Nullable Packet refused;

    @Override
    public boolean isCooperative() {
        return !job.paced();
    }

    @Override
    public boolean complete() {
        while (number < job.count()) {
            var packet = refused == null ? job.source().apply(number) : refused;
            if (!tryEmit(packet)) {
                refused = packet;
                return false;
            }
            refused = null;
            number++;
            if (job.paced()) {
                return number == job.count();
            }
        }
        return true;
    }
}
