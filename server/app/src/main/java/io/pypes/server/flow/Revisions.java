package io.pypes.server.flow;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.pypes.server.web.Page;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The published revisions of flows.
@Component
public final class Revisions {

    private final FlowStore store;
    private final FlowStates states;
    private final FlowLauncher launcher;
    private final FlowLocks locks;

    Revisions(FlowStore store, FlowStates states, FlowLauncher launcher, FlowLocks locks) {
        this.store = store;
        this.states = states;
        this.launcher = launcher;
        this.locks = locks;
    }

    /// The revisions of a flow, newest first.
    RevisionList page(String id, Optional<String> cursor, int limit) {
        states.stored(id); // refuses unknown flows
        var before = cursor.map(Revisions::number).orElse(Integer.MAX_VALUE);
        var found = store.revisions(id, before, Page.limit(limit) + 1);
        var page = Page.of(found, limit, last -> String.valueOf(last.number()));
        return new RevisionList(page.items(), page.next());
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException _) {
            throw Page.unknown(cursor);
        }
    }

    /// Has a revision started beside the live one, while nobody else changes what the flow is doing.
    ///
    /// @throws ApiException if there is no such revision, it has errors, or it does not start
    public <T> T start(String id, int number, Starting<T> starting) throws InterruptedException {
        try (var _ = locks.hold(id)) {
            var flow = states.stored(id);
            var content = store.findRevision(id, number).orElseThrow(() -> unknown(flow, number));
            return launcher.start(id, number, content, starting);
        }
    }

    private static ApiException unknown(StoredFlow flow, int number) {
        return new ApiException(
                ErrorCode.REVISION_UNKNOWN,
                "Flow \"%s\" has no revision %d. %s"
                        .formatted(
                                flow.id(),
                                number,
                                flow.liveRevision()
                                        .map("It has 1 to %d."::formatted)
                                        .orElse("It was never published.")));
    }
}
