package io.pypes.server.ingest;

import io.pypes.server.flow.FlowStates;
import io.pypes.server.run.Runs;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.pypes.server.web.RequestThreads;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds the flow for a document sent to `/data`: the one that its route names, if there is one, else the only one that
/// runs.
@Component
final class Routes {

    private final Runs runs;
    private final FlowStates states;
    private final RequestThreads threads;

    Routes(Runs runs, FlowStates states, RequestThreads threads) {
        this.runs = runs;
        this.states = states;
        this.threads = threads;
    }

    /// Does what [#flow] does, without blocking.
    Mono<String> find(Optional<String> route) {
        return Mono.justOrEmpty(route.filter(name -> runs.live(name).isPresent()))
                .switchIfEmpty(threads.call(() -> flow(route)));
    }

    /// Finds it; asks the database.
    String flow(Optional<String> route) {
        if (route.isPresent() && states.isKnown(route.get())) {
            return route.get();
        }
        var running = runs.running();
        if (running.size() == 1) {
            return running.iterator().next();
        }
        throw running.stream()
                .sorted()
                .findFirst()
                .map(first -> new ApiException(
                        ErrorCode.FLOW_AMBIGUOUS,
                        "Several flows are running. Name one in the path, such as \"/data/%s\".".formatted(first)))
                .orElseGet(() -> new ApiException(
                        ErrorCode.FLOW_NOT_LIVE,
                        "No flow is running, so no document can be taken. Publish or start one first."));
    }
}
