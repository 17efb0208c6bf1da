package io.pypes.server.flow;

import io.pypes.server.web.Page;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Flows as the API tells them.
@Component
final class FlowViews {

    private final FlowStore store;
    private final FlowStates states;
    private final FlowChecker checker;
    private final FlowRuns runs;
    private final FlowJson json;

    FlowViews(FlowStore store, FlowStates states, FlowChecker checker, FlowRuns runs, FlowJson json) {
        this.store = store;
        this.states = states;
        this.checker = checker;
        this.runs = runs;
        this.json = json;
    }

    FlowView view(String id) {
        var flow = states.stored(id);
        var status = states.status(flow);
        var draft = json.read(flow.draft());
        var live = live(flow);
        var check = checker.check(draft);
        return new FlowView(
                id,
                draft,
                IfMatch.etag(flow),
                status.state(),
                status.message(),
                flow.liveRevision(),
                live,
                changed(draft, live),
                check.problems(),
                check.plan(),
                flow.updatedAt());
    }

    FlowList page(Optional<String> cursor, int limit) {
        var after = cursor.map(FlowCursor::read).orElse(FlowCursor.START);
        var flows = store.page(after, Page.limit(limit) + 1);
        var page = Page.of(flows, limit, last -> FlowCursor.behind(last).write());
        return new FlowList(page.items().stream().map(this::summary).toList(), page.next());
    }

    Validation validation(FlowFile draft) {
        var check = checker.check(draft);
        return new Validation(check.errors() == 0, check.problems(), check.plan());
    }

    private FlowSummary summary(StoredFlow flow) {
        var status = states.status(flow);
        var draft = json.read(flow.draft());
        return new FlowSummary(
                flow.id(),
                draft.name(),
                draft.description().orElse(""),
                status.state(),
                status.message(),
                flow.liveRevision(),
                checker.check(draft).errors(),
                changed(draft, live(flow)),
                runs.documents(flow.id()),
                runs.deadLetters(flow.id()),
                flow.updatedAt());
    }

    private Optional<FlowFile> live(StoredFlow flow) {
        return flow.liveRevision()
                .flatMap(number -> store.findRevision(flow.id(), number))
                .map(json::read);
    }

    private static boolean changed(FlowFile draft, Optional<FlowFile> live) {
        return live.filter(draft::equalsButForLayout).isEmpty();
    }
}
