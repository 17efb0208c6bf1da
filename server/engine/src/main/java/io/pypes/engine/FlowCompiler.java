package io.pypes.engine;

import java.util.List;

/// Turns a flow definition into a flow, or says *everything* that is wrong with it.
public final class FlowCompiler {

    private final Catalog catalog;

    public FlowCompiler(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Checks a definition. Never throws for anything a definition can hold.
    public Compilation compile(FlowDefinition definition) {
        definition.nodes().forEach(node -> catalog.find(node.component()));
        return new Compilation.Rejected(List.of());
    }
}
