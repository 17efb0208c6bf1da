package io.pypes.benchmarks;

import static io.pypes.benchmarks.Work.DOCUMENTS;
import static io.pypes.benchmarks.Work.FEED;
import static io.pypes.benchmarks.Work.HOP;
import static io.pypes.benchmarks.Work.IDLE;
import static io.pypes.benchmarks.Work.ISOLATE;
import static io.pypes.benchmarks.Work.KILLS;
import static io.pypes.benchmarks.Work.LATENCY;
import static io.pypes.benchmarks.Work.PIPELINE;
import static io.pypes.benchmarks.Work.RING;
import static io.pypes.benchmarks.Work.SPAWN;
import static io.pypes.benchmarks.Work.SPREAD;
import static io.pypes.benchmarks.Work.STARTUP;

import io.pypes.benchmarks.Contender.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Everybody who takes part, in the order of the tables. Ratios are against the first of a work.
final class Roster {

    /// That of the system, which has what Debian's packages bring.
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    private static final Script GO =
            new Script(List.of("go", "version"), List.of("go", "run", "{}/chain.go"), "the package \"golang-go\"");
    private static final Script GREENLET = new Script(
            List.of(PYTHON, "-c", "import greenlet"),
            List.of(PYTHON, "{}/greenlet_chain.py"),
            "the package \"python3-greenlet\"");
    private static final Script ASYNCIO = new Script(
            List.of(PYTHON, "-c", "import asyncio"), List.of(PYTHON, "{}/asyncio_chain.py"), "the package \"python3\"");
    private static final Script NODE =
            new Script(List.of("node", "--version"), List.of("node", "{}/node_streams.mjs"), "Node.js");
    private static final Script NODE_RED = new Script(
            List.of("node", "{}/node_red.cjs", "--probe"),
            List.of("node", "{}/node_red.cjs"),
            "Node-RED, with \"npm install --prefix server/benchmarks/peers --no-save node-red\"");

    private static final List<Contender> ALL = List.of(
            new Contender("pypes-link", "Pypes, the transport to worker processes alone", HOP),
            new Contender("pypes", "Pypes", PIPELINE, IDLE, HOP, FEED, STARTUP),
            new Contender("pypes-tasklets", "Pypes, a tasklet for each component", PIPELINE, IDLE, SPAWN, RING),
            new Contender("pypes-documents", "Pypes, each packet a document", PIPELINE, DOCUMENTS, LATENCY),
            new Contender(
                    "pypes-documents-tasklets",
                    "Pypes, each a document, a tasklet for each component",
                    DOCUMENTS,
                    LATENCY),
            new Contender("pypes-library", "Pypes, with the product's components", DOCUMENTS),
            new Contender("pypes-workers", "Pypes, in two worker processes", SPREAD),
            new Contender("pypes-worker", "Pypes, in one worker process", ISOLATE, SPREAD),
            new Contender("pypes-killed", "Pypes, a process killed every second", KILLS),
            new Contender("pypes-unharmed", "Pypes, no process killed", KILLS),
            new Contender("pypes-server", "Pypes, in the server", ISOLATE),
            new Contender("pypes-unpacked", "Pypes, unpacked, without an AOT cache", STARTUP),
            new Contender("pypes-jar", "Pypes, one JAR", STARTUP),
            new Contender("direct", "Direct calls (the limit)", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("threads-2", "Direct calls in two threads (the limit)", SPREAD),
            new Contender("thread", "Direct calls in one thread", SPREAD),
            new Contender("threads", "Parked virtual threads (the limit)", IDLE, SPAWN),
            new Contender("reactor", "Reactor, fused", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("reactor-publishon", "Reactor, publishOn for each step", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("pekko", "Pekko Streams, fused", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("pekko-async", "Pekko Streams, async for each step", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("jet", "Hazelcast Jet, a vertex for each step", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("jet-fused", "Hazelcast Jet, one vertex", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("camel-route", "Camel, one route", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("camel-direct", "Camel, direct", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("camel-seda", "Camel, seda", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("queues", "ArrayBlockingQueue, virtual threads", PIPELINE, DOCUMENTS, LATENCY, RING),
            new Contender("submission-publisher", "SubmissionPublisher", PIPELINE, DOCUMENTS, LATENCY),
            new Contender("grpc", "gRPC, a bidirectional stream", HOP),
            new Contender("go", "Go channels", GO, PIPELINE, RING, SPAWN),
            new Contender("greenlet", "greenlet (Python)", GREENLET, PIPELINE, RING, SPAWN),
            new Contender("asyncio", "asyncio (Python)", ASYNCIO, PIPELINE, RING, SPAWN),
            new Contender("node-streams", "Node.js streams", NODE, PIPELINE),
            new Contender("node-red", "Node-RED function nodes", NODE_RED, PIPELINE));

    private Roster() {}

    static List<String> names() {
        return ALL.stream().map(Contender::id).toList();
    }

    static boolean knows(String id) {
        return names().contains(id);
    }

    /// Who does a work.
    static List<Contender> of(Work work) {
        return ALL.stream()
                .filter(contender -> contender.works().contains(work))
                .toList();
    }
}
