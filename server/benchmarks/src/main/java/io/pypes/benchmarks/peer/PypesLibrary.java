package io.pypes.benchmarks.peer;

import io.pypes.components.BuiltIns;
import io.pypes.sdk.ComponentType;
import java.util.List;
import java.util.Map;

/// The documents on our engine with the components that come with the product, instead of steps written for this
/// comparison. Only the last step is the same: the product's publishers write files.
final class PypesLibrary extends PypesDocuments {

    private final List<ComponentType<?>> types = new BuiltIns().components();

    PypesLibrary() {
        super(Fusion.FUSED);
    }

    @Override
    void steps(PypesFlow flow, Job job) {
        flow.built(type("read-json"), Map.of())
                .built(type("rename-attributes"), Map.of("renames", List.of(Map.of("from", "title", "to", "name"))))
                .built(type("extract-emails"), Map.of("attributes", List.of("body"), "into", "emails"))
                .built(type("change-case"), Map.of("attributes", List.of("author")))
                .built(type("filter-by-condition"), Map.of("condition", "doc.category != \"spam\""))
                .step(job.steps().getLast());
    }

    private ComponentType<?> type(String id) {
        return types.stream().filter(type -> type.id().equals(id)).findFirst().orElseThrow();
    }
}
