package io.pypes.server.flow;

import io.pypes.engine.FlowStartException;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.pypes.server.web.FlowProblem;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Checks revisions, hands them to [FlowRuns], and notes what runs.
@Component
final class FlowLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(FlowLauncher.class);

    private final FlowChecker checker;
    private final FlowRuns runs;
    private final FlowStates states;
    private final FlowJson json;

    FlowLauncher(FlowChecker checker, FlowRuns runs, FlowStates states, FlowJson json) {
        this.checker = checker;
        this.runs = runs;
        this.states = states;
        this.json = json;
    }

    void launch(String id, int revision, String content) throws InterruptedException {
        var check = checker.check(json.read(content));
        start(check, flow -> {
            runs.start(id, revision, flow);
            return flow;
        });
        states.started(id, check.types());
        LOG.info("The flow \"{}\" runs revision {}.", id, revision);
    }

    /// Has a revision started, beside what runs.
    <T> T start(String id, int revision, String content, Starting<T> starting) throws InterruptedException {
        var started = start(checker.check(json.read(content)), starting);
        LOG.info("The flow \"{}\" runs revision {} for what is replayed on it.", id, revision);
        return started;
    }

    private static <T> T start(FlowChecker.Check check, Starting<T> starting) throws InterruptedException {
        var flow = check.flow().orElseThrow(() -> invalid(check));
        try {
            return starting.start(flow);
        } catch (FlowStartException failed) {
            throw notStarted(failed);
        }
    }

    /// Ids of the flows of which any revision is at work.
    Set<String> atWork() {
        return runs.atWork();
    }

    void halt(String id) throws InterruptedException {
        runs.stop(id);
        states.stopped(id);
        LOG.info("The flow \"{}\" is stopped.", id);
    }

    /// Lets a flow that is about to be removed take no more documents.
    ///
    /// @throws ApiException if it holds some, or has dead letters; it goes on then
    void close(String id) throws InterruptedException {
        var holdings = runs.closeIfEmpty(id);
        if (!holdings.isNone()) {
            throw new ApiException(
                    ErrorCode.FLOW_HOLDS_DOCUMENTS,
                    "Flow \"%s\" holds %s, which would be removed with it. %s, or remove it with \"?documents=discard\"."
                            .formatted(
                                    id,
                                    holdings.words(),
                                    holdings.documents() > 0 ? "Let it finish" : "Replay or discard them"));
        }
    }

    void forget(String id) throws InterruptedException {
        runs.forget(id);
    }

    private static ApiException invalid(FlowChecker.Check check) {
        var count = check.errors();
        return new ApiException(
                ErrorCode.FLOW_INVALID,
                "The flow has %d %s. %s"
                        .formatted(
                                count,
                                count == 1 ? "error" : "errors",
                                check.problems().getFirst().message()),
                check.problems());
    }

    private static ApiException notStarted(FlowStartException failed) {
        var message = String.valueOf(failed.getMessage());
        var problem = FlowProblem.ofNode(failed.node(), "not-started", message);
        return new ApiException(ErrorCode.FLOW_NOT_STARTED, message, List.of(problem));
    }
}
