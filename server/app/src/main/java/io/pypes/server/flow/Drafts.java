package io.pypes.server.flow;

import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Makes and saves drafts, whether they can run or not.
@Component
public final class Drafts {

    private final FlowStore store;
    private final FlowStates states;
    private final FlowChecker checker;
    private final FlowJson json;
    private final InstantSource clock;

    Drafts(FlowStore store, FlowStates states, FlowChecker checker, FlowJson json, InstantSource clock) {
        this.store = store;
        this.states = states;
        this.checker = checker;
        this.json = json;
        this.clock = clock;
    }

    /// Adds a flow.
    ///
    /// @return its id, made from its name
    public String add(FlowFile draft) {
        var text = json.write(checker.versioned(draft));
        return FlowIds.of(draft.name())
                .filter(id -> store.add(id, text, clock.instant()))
                .findFirst()
                .orElseThrow();
    }

    /// Replaces the draft of a flow; does nothing if it is the same already.
    void save(String id, IfMatch tag, FlowFile draft) {
        var flow = states.stored(id);
        tag.check(flow);
        var text = json.write(checker.versioned(draft));
        if (!text.equals(flow.draft()) && !store.saveDraft(id, flow.draftTag(), text, clock.instant())) {
            throw IfMatch.changed(id);
        }
    }
}
