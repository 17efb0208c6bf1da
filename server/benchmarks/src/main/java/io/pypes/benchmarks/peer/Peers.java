package io.pypes.benchmarks.peer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// All peers by name.
public final class Peers {

    private static final Map<String, Callable<Peer>> ALL = all();

    private Peers() {}

    private static Map<String, Callable<Peer>> all() {
        var peers = new LinkedHashMap<String, Callable<Peer>>();
        peers.put("pypes", () -> new PypesParts(Fusion.FUSED));
        peers.put("pypes-tasklets", () -> new PypesParts(Fusion.TASKLET_EACH));
        peers.put("pypes-documents", () -> new PypesDocuments(Fusion.FUSED));
        peers.put("pypes-documents-tasklets", () -> new PypesDocuments(Fusion.TASKLET_EACH));
        peers.put("pypes-library", PypesLibrary::new);
        peers.put("direct", DirectCalls::new);
        peers.put("reactor", () -> new Reactor(false));
        peers.put("reactor-publishon", () -> new Reactor(true));
        peers.put("pekko", () -> new Pekko(false));
        peers.put("pekko-async", () -> new Pekko(true));
        peers.put("jet", () -> new Jet(Jet.Layout.VERTEX_EACH));
        peers.put("jet-fused", () -> new Jet(Jet.Layout.FUSED));
        peers.put("camel-route", () -> new Camel(Camel.Layout.ONE_ROUTE));
        peers.put("camel-direct", () -> new Camel(Camel.Layout.DIRECT));
        peers.put("camel-seda", () -> new Camel(Camel.Layout.SEDA));
        peers.put("queues", Queues::new);
        peers.put("submission-publisher", Publishers::new);
        return peers;
    }

    /// Makes a peer.
    ///
    /// @return the peer, or empty if there is none of that name
    public static Optional<Peer> find(String name) throws Exception {
        var maker = ALL.get(name);
        return maker == null ? Optional.empty() : Optional.of(maker.call());
    }
}
