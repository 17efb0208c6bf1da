package io.pypes.server.flow;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes drafts live, and stops, starts and removes flows.
@Component
public final class Publishing {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final FlowStore store;
    private final FlowStates states;
    private final FlowLauncher launcher;
    private final FlowLocks locks;
    private final InstantSource clock;

    Publishing(FlowStore store, FlowStates states, FlowLauncher launcher, FlowLocks locks, InstantSource clock) {
        this.store = store;
        this.states = states;
        this.launcher = launcher;
        this.locks = locks;
        this.clock = clock;
    }

    /// Starts a copy of the draft in place of what ran before. If it does not start, what ran before goes on.
    ///
    /// @param tag what the publisher believes the draft to be
    /// @throws ApiException if the draft is another one, has errors, or does not start
    public void publish(String id, IfMatch tag, String note) throws InterruptedException {
        try (var _ = locks.hold(id)) {
            var flow = states.stored(id);
            tag.check(flow);
            var number = flow.liveRevision().orElse(0) + 1;
            var revision = new FlowRevision(number, flow.draft(), note);
            launcher.launch(id, revision.number(), revision.content());
            try {
                store.publish(id, revision, clock.instant());
            } catch (RuntimeException unsaved) {
                putBack(flow);
                throw unsaved;
            }
        }
    }

    /// Lets the flow finish what it holds, and stops it.
    public void stop(String id) throws InterruptedException {
        try (var _ = locks.hold(id)) {
            published(id);
            store.setWantsToRun(id, false);
            launcher.halt(id);
        }
    }

    /// Starts the live revision if it does not run.
    ///
    /// @throws ApiException if it has errors or does not start
    public void start(String id) throws InterruptedException {
        try (var _ = locks.hold(id)) {
            var flow = published(id);
            if (states.status(flow).state() != FlowState.RUNNING) {
                launch(flow);
                store.setWantsToRun(id, true);
            }
        }
    }

    /// Starts a flow that ought to run, after the server has started or components have changed.
    void resume(String id) throws InterruptedException {
        try (var _ = locks.hold(id)) {
            var flow = states.stored(id);
            if (states.status(flow).state() == FlowState.FAILED) {
                launch(flow);
            }
        } catch (ApiException refused) {
            LOG.error("The flow \"{}\" ought to run and does not. {}", id, refused.getMessage());
            states.failed(id, String.valueOf(refused.getMessage()));
        } catch (RuntimeException | LinkageError thrown) { // by a plugin; the other flows start all the same
            LOG.error("The flow \"{}\" ought to run and does not.", id, thrown);
            states.failed(id, "A component failed in an unexpected way. The log of the server says more.");
        }
    }

    /// Stops a flow and forgets it. If it holds documents or dead letters, they have to be meant too; otherwise it
    /// goes on untouched.
    ///
    /// @param leftovers what is to become of them; empty if there must be none
    /// @throws ApiException if there are some, or the draft is another one
    public void remove(String id, IfMatch tag, Optional<Leftovers> leftovers) throws InterruptedException {
        try (var _ = locks.hold(id)) {
            tag.check(states.stored(id));
            if (leftovers.isEmpty()) {
                launcher.close(id);
            }
            launcher.halt(id);
            store.remove(id);
            launcher.forget(id);
        }
    }

    private StoredFlow published(String id) {
        var flow = states.stored(id);
        if (flow.liveRevision().isEmpty()) {
            throw new ApiException(
                    ErrorCode.FLOW_NOT_PUBLISHED,
                    "The flow \"%s\" was never published. Publish it first.".formatted(id));
        }
        return flow;
    }

    private void launch(StoredFlow flow) throws InterruptedException {
        var number = flow.liveRevision().orElseThrow();
        launcher.launch(flow.id(), number, store.findRevision(flow.id(), number).orElseThrow());
    }

    private void putBack(StoredFlow before) throws InterruptedException {
        if (before.wantsToRun()) {
            launch(before);
        } else {
            launcher.halt(before.id());
        }
    }
}
