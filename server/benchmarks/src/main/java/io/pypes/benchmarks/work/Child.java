package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Measurement;
import io.pypes.benchmarks.Work;
import io.pypes.benchmarks.peer.Fusion;
import io.pypes.benchmarks.peer.Peer;
import io.pypes.benchmarks.peer.Peers;
import java.util.Map;

/// Does one work with one peer in one size, and prints one line. The runner starts it in a process of its own.
public final class Child {

    private static final int COMPONENTS_OF_A_FLOW = 5;
    private static final int TASKLETS_OF_A_FLOW = 100;

    private Child() {}

    /// Measures and prints.
    ///
    /// @param arguments work, peer, size, seconds to warm up, seconds to measure
    public static void main(String[] arguments) {
        try {
            measure(arguments);
            System.exit(0);
        } catch (Throwable fault) { // which must end the process, whatever threads a peer leaves behind
            fault.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(String[] arguments) throws Exception {
        var work = Work.find(arguments[0]).orElseThrow();
        var peer = arguments[1];
        var size = Integer.parseInt(arguments[2]);
        var times = new Times(Double.parseDouble(arguments[3]), Double.parseDouble(arguments[4]));
        System.out.println(new Measurement(work.title(), peer, size, measure(work, peer, size, times)).line());
        System.out.flush();
    }

    private static Map<String, Double> measure(Work work, String peer, int size, Times times) throws Exception {
        return switch (work) {
            case PIPELINE -> with(peer, found -> ChainWork.pipeline(size).run(found, times));
            case DOCUMENTS -> with(peer, found -> ChainWork.documents(size).run(found, times));
            case LATENCY -> with(peer, found -> new LatencyWork(size, times).run(found, times));
            case IDLE ->
                peer.equals("threads")
                        ? ParkedThreads.run(size * COMPONENTS_OF_A_FLOW, size)
                        : new IdleFlows(fusion(peer), size, COMPONENTS_OF_A_FLOW).run();
            case SPAWN ->
                peer.equals("threads")
                        ? ParkedThreads.run(size, size)
                        : new IdleFlows(fusion(peer), size / TASKLETS_OF_A_FLOW, TASKLETS_OF_A_FLOW).run();
            case RING -> ring(peer, size, times);
            case HOP -> new HopWork(times).run(peer, size);
            case FEED -> new FeedWork(size, times).run();
            case ISOLATE -> new IsolateWork(size, times).run(peer.equals("pypes-worker") ? "worker" : "server");
            case SPREAD -> spread(peer, size, times);
            case KILLS -> new KillsWork(size, times).run(peer.equals("pypes-killed"));
            case STARTUP -> StartupWork.run(peer);
        };
    }

    private static Map<String, Double> spread(String peer, int size, Times times) throws Exception {
        return switch (peer) {
            case "threads-2" -> new DirectSearch(size, times).run(2);
            case "thread" -> new DirectSearch(size, times).run(1);
            default -> new SpreadWork(size, times).run(peer.equals("pypes-workers") ? 2 : 1);
        };
    }

    private static Map<String, Double> ring(String peer, int tokens, Times times) throws Exception {
        try (var ring = peer.equals("queues") ? new QueueRing() : new PypesRing()) {
            return Ring.measure(ring, tokens, times);
        }
    }

    private static Fusion fusion(String peer) {
        return peer.equals("pypes") ? Fusion.FUSED : Fusion.TASKLET_EACH;
    }

    private interface Measuring {
        Map<String, Double> with(Peer peer) throws Exception;
    }

    private static Map<String, Double> with(String name, Measuring measuring) throws Exception {
        var peer = Peers.find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no peer \"%s\".".formatted(name)));
        return measuring.with(peer);
    }
}
