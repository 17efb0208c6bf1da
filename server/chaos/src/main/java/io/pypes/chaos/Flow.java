package io.pypes.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The flows that are fed.
enum Flow {
    /// Drops a tenth of the documents, and writes the others to a file.
    ORDERS("orders", Sketch.KEEPING, """
            {"id": "end", "component": "write-ndjson",
             "parameters": {"file": "orders.ndjson", "attributes": ["key"], "metadata": ["id"]}}
            """, """
            {"id": "2", "from": {"node": "keep", "port": "out"}, "to": {"node": "end", "port": "in"}}
            """),
    /// Drops a tenth as well, sends the others two ways, and splits them on one.
    PARTS("parts", Sketch.KEEPING, """
            {"id": "split", "component": "split", "parameters": {"attribute": "part"}},
            {"id": "parts", "component": "write-ndjson",
             "parameters": {"file": "parts.ndjson", "attributes": ["key", "part"], "metadata": ["id"]}},
            {"id": "whole", "component": "write-ndjson",
             "parameters": {"file": "whole.ndjson", "attributes": ["key"], "metadata": ["id"]}}
            """, """
            {"id": "2", "from": {"node": "keep", "port": "out"}, "to": {"node": "split", "port": "in"}},
            {"id": "3", "from": {"node": "split", "port": "out"}, "to": {"node": "parts", "port": "in"}},
            {"id": "4", "from": {"node": "keep", "port": "out"}, "to": {"node": "whole", "port": "in"}}
            """),
    /// Has a publisher that fails, hangs, and ends the server.
    RISKY("risky", Sketch.KEEPING, """
            {"id": "end", "component": "chaos-write-at-risk", "parameters": {"file": "risky.ndjson"},
             "onError": {"retries": 10, "backoff": "100ms", "timeout": "5s"}}
            """, """
            {"id": "2", "from": {"node": "keep", "port": "out"}, "to": {"node": "end", "port": "in"}}
            """),
    /// Has a publisher that takes six milliseconds for each document.
    SLOW("slow", Sketch.KEEPING, """
            {"id": "end", "component": "chaos-write-later", "parameters": {"file": "slow.ndjson", "pause": "6ms"}}
            """, """
            {"id": "2", "from": {"node": "keep", "port": "out"}, "to": {"node": "end", "port": "in"}}
            """),
    /// Publishes nothing before a file is there.
    GATED("gated", Sketch.READING, """
            {"id": "end", "component": "chaos-write-later",
             "parameters": {"file": "gated.ndjson", "gate": "gate"},
             "onError": {"retries": 0, "backoff": "1s", "timeout": "1d"}}
            """, """
            {"id": "1", "from": {"node": "read", "port": "out"}, "to": {"node": "end", "port": "in"}}
            """),
    /// Copies documents as they are.
    COPIED("copied", Sketch.PASSING, """
            {"id": "end", "component": "chaos-copy-content", "parameters": {"file": "copy"},
             "onError": {"retries": 0, "backoff": "1s", "timeout": "1h"}}
            """, """
            {"id": "1", "from": {"node": "pass", "port": "out"}, "to": {"node": "end", "port": "in"}}
            """);

    /// Those whose documents do nothing to the server.
    static final List<Flow> QUIET = List.of(ORDERS, PARTS);

    private final String id;
    private final Sketch sketch;
    private final String nodes;
    private final String wires;

    Flow(String id, Sketch sketch, String nodes, String wires) {
        this.id = id;
        this.sketch = sketch;
        this.nodes = nodes;
        this.wires = wires;
    }

    /// How a flow begins.
    private enum Sketch {
        READING("""
            {"id": "read", "component": "read-json", "parameters": {}},
            """, ""),
        KEEPING("""
            {"id": "read", "component": "read-json", "parameters": {}},
            {"id": "keep", "component": "filter-by-condition", "parameters": {"condition": "doc.keep == \\"yes\\""}},
            """, """
            {"id": "1", "from": {"node": "read", "port": "out"}, "to": {"node": "keep", "port": "in"}},
            """),
        PASSING("""
            {"id": "pass", "component": "chaos-pass-content", "parameters": {}},
            """, "");

        private final String nodes;
        private final String wires;

        Sketch(String nodes, String wires) {
            this.nodes = nodes;
            this.wires = wires;
        }
    }

    static Optional<Flow> find(String id) {
        return Arrays.stream(values()).filter(flow -> flow.id.equals(id)).findFirst();
    }

    /// Its id in the server, which makes it of the name.
    String id() {
        return id;
    }

    /// Where it runs: documents of one flow go through worker processes.
    String place() {
        return this == PARTS ? "workers" : "server";
    }

    /// Its flow file.
    ///
    /// @param revision something that is different each time
    String file(int revision) {
        return """
            {"format": "pypes.flow/1", "name": "%s", "description": "Revision %d",
             "nodes": [%s%s], "wires": [%s%s]}
            """.formatted(id, revision, sketch.nodes, nodes, sketch.wires, wires);
    }
}
