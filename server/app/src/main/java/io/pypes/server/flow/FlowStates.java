package io.pypes.server.flow;

import io.pypes.sdk.ComponentType;
import io.pypes.server.catalog.ComponentUsers;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What every flow is doing.
@Component
public final class FlowStates implements ComponentUsers {

    private final FlowStore store;
    private final Map<String, Set<ComponentType<?>>> running = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    FlowStates(FlowStore store) {
        this.store = store;
    }

    /// Looks a flow up.
    ///
    /// @throws ApiException if there is no such flow
    public FlowStatus status(String id) {
        return status(stored(id));
    }

    public boolean isKnown(String id) {
        return store.find(id).isPresent();
    }

    StoredFlow stored(String id) {
        return store.find(id)
                .orElseThrow(() -> new ApiException(ErrorCode.FLOW_UNKNOWN, "There is no flow \"%s\".".formatted(id)));
    }

    FlowStatus status(StoredFlow flow) {
        var state = state(flow);
        var message = Optional.ofNullable(failures.get(flow.id())).filter(_ -> state == FlowState.FAILED);
        return new FlowStatus(state, message, flow.liveRevision());
    }

    private FlowState state(StoredFlow flow) {
        if (flow.liveRevision().isEmpty()) {
            return FlowState.DRAFT;
        }
        if (!flow.wantsToRun()) {
            return FlowState.STOPPED;
        }
        return running.containsKey(flow.id()) ? FlowState.RUNNING : FlowState.FAILED;
    }

    void started(String id, Set<ComponentType<?>> types) {
        failures.remove(id);
        running.put(id, types);
    }

    void failed(String id, String message) {
        failures.put(id, message);
    }

    void stopped(String id) {
        failures.remove(id);
        running.remove(id);
    }

    @Override
    public Set<String> flowsUsing(ComponentType<?> type) {
        return running.entrySet().stream()
                .filter(flow -> flow.getValue().contains(type))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
