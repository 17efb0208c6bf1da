package io.pypes.server.flow;

/// Flow files for tests.
final class SampleFlows {

    private SampleFlows() {}

    /// Reads and writes.
    static String good(String name) {
        return of(name, "sample-write", "", "");
    }

    /// Reads and writes with something that does not open.
    static String failing(String name) {
        return of(name, "sample-fail", "", "");
    }

    /// Writes with something that is not there.
    static String unknown(String name) {
        return of(name, "sample-none", "", "");
    }

    /// Reads with an error policy, and writes.
    static String withPolicy(String name, String policy) {
        return of(name, "sample-write", "", ", \"onError\": " + policy);
    }

    /// Reads in several replicas, and writes.
    static String withReplicas(String name, String replicas) {
        return of(name, "sample-write", "", ", \"replicas\": " + replicas);
    }

    /// Has a component between reading and writing.
    static String through(String component, String name) {
        var between = """
                {"id": "between", "component": "%s", "version": 1, "parameters": {}},""".formatted(component);
        return of(name, "sample-write", between, "")
                .replace("\"to\": {\"node\": \"write\"", "\"to\": {\"node\": \"between\"")
                .replace("\"wires\": [", """
                        "wires": [{"id": "2", "from": {"node": "between", "port": "out"},\
                                   "to": {"node": "write", "port": "in"}},""");
    }

    private static String of(String name, String publisher, String between, String onRead) {
        return """
                {"format": "pypes.flow/1", "name": "%s", "layout": {"read": {"x": 1, "y": 2}},
                 "nodes": [{"id": "read", "component": "sample-read", "version": 1, "parameters": {}%s}, %s
                           {"id": "write", "component": "%s", "version": 1, "parameters": {}}],
                 "wires": [{"id": "1", "from": {"node": "read", "port": "out"}, "to": {"node": "write", "port": "in"}}]}
                """.formatted(name, onRead, between, publisher);
    }
}
