package io.pypes.benchmarks.peer;

import static com.hazelcast.jet.core.Edge.between;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.core.processor.Processors;
import com.hazelcast.jet.core.processor.SinkProcessors;
import io.pypes.sdk.Packet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Hazelcast Jet in this process, without a network: a vertex for each step; or all steps in one vertex, which is what
/// its pipeline API makes of them.
final class Jet implements Peer {

    /// Vertices are serialised when a job is submitted, so they find the present job here.
    private static final AtomicReference<@Nullable Job> PRESENT = new AtomicReference<>();

    enum Layout {
        VERTEX_EACH,
        FUSED
    }

    private final Layout layout;
    private final HazelcastInstance member;

    Jet(Layout layout) {
        this.layout = layout;
        var config = new Config();
        config.getJetConfig().setEnabled(true);
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        var network = config.getNetworkConfig();
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin().getTcpIpConfig().setEnabled(false);
        member = Hazelcast.newHazelcastInstance(config);
    }

    @Override
    public void run(Job job) {
        PRESENT.set(job);
        var dag = new DAG();
        var last = dag.newVertex("source", JetSource::new).localParallelism(1);
        last = layout == Layout.FUSED
                ? fused(dag, last)
                : each(dag, last, job.steps().size());
        var sink = dag.newVertex(
                        "sink",
                        SinkProcessors.writeBufferedP(
                                _ -> present().sink(), (Sink to, Packet packet) -> to.accept(packet), _ -> {}))
                .localParallelism(1);
        dag.edge(between(last, sink));
        member.getJet().newJob(dag).join();
    }

    static Job present() {
        var job = PRESENT.get();
        if (job == null) {
            throw new IllegalStateException("There is no job.");
        }
        return job;
    }

    private static Vertex each(DAG dag, Vertex source, int steps) {
        var last = source;
        for (var index = 0; index < steps; index++) {
            var place = index;
            var vertex = dag.newVertex(
                            "step " + index, () -> processor(present().steps().get(place)))
                    .localParallelism(1);
            dag.edge(between(last, vertex));
            last = vertex;
        }
        return last;
    }

    private static com.hazelcast.jet.core.Processor processor(Step step) {
        return switch (step) {
            case Step.Change change ->
                Processors.<Packet, Packet>mapP(change::apply).get();
            case Step.Keep keep -> Processors.<Packet>filterP(keep::test).get();
        };
    }

    private static Vertex fused(DAG dag, Vertex source) {
        var vertex = dag.newVertex("steps", () -> {
                    var walk = new Walk(present().steps());
                    return Processors.<Packet, Packet>mapP(walk::through).get(); // null drops
                })
                .localParallelism(1);
        dag.edge(between(source, vertex));
        return vertex;
    }

    @Override
    public void close() {
        member.shutdown();
    }
}
