package io.pypes.chaos;

/// The flows that are fed. Both drop a tenth of the documents. The second sends the others two ways, and splits
/// them on one.
enum Flow {
    ORDERS("""
            {"id": "end", "component": "write-ndjson",
             "parameters": {"file": "orders.ndjson", "attributes": ["key"], "metadata": ["id"]}}
            """, """
            {"id": "2", "from": {"node": "keep", "port": "out"}, "to": {"node": "end", "port": "in"}}
            """),
    PARTS("""
            {"id": "split", "component": "split", "parameters": {"attribute": "part"}},
            {"id": "parts", "component": "write-ndjson",
             "parameters": {"file": "parts.ndjson", "attributes": ["key", "part"], "metadata": ["id"]}},
            {"id": "whole", "component": "write-ndjson",
             "parameters": {"file": "whole.ndjson", "attributes": ["key"], "metadata": ["id"]}}
            """, """
            {"id": "2", "from": {"node": "keep", "port": "out"}, "to": {"node": "split", "port": "in"}},
            {"id": "3", "from": {"node": "split", "port": "out"}, "to": {"node": "parts", "port": "in"}},
            {"id": "4", "from": {"node": "keep", "port": "out"}, "to": {"node": "whole", "port": "in"}}
            """);

    private final String nodes;
    private final String wires;

    Flow(String nodes, String wires) {
        this.nodes = nodes;
        this.wires = wires;
    }

    static Flow of(String id) {
        return id.equals(ORDERS.id()) ? ORDERS : PARTS;
    }

    /// Its id in the server, which makes it of the name.
    String id() {
        return switch (this) {
            case ORDERS -> "orders";
            case PARTS -> "parts";
        };
    }

    /// Its flow file.
    ///
    /// @param revision something that is different each time
    String file(int revision) {
        return """
            {"format": "pypes.flow/1", "name": "%s", "description": "Revision %d", "nodes": [
            {"id": "read", "component": "read-json", "parameters": {}},
            {"id": "keep", "component": "filter-by-condition", "parameters": {"condition": "doc.keep == \\"yes\\""}},
            %s], "wires": [
            {"id": "1", "from": {"node": "read", "port": "out"}, "to": {"node": "keep", "port": "in"}},
            %s]}
            """.formatted(id(), revision, nodes, wires);
    }
}
