package io.pypes.server.ingest;

import io.pypes.server.ingest.Intake.Arrival;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.MemoryBudget.Share;
import io.pypes.server.web.RequestThreads;
import java.io.IOException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes bodies that are one document each. A small one goes from the network into the flow on the thread that reads
/// the network: most documents are small, and to change threads takes longer than all else that is done with them here.
/// What may wait, for the disk or for a large body, does so on a thread of its own.
@Component
final class Single {

    private final Intake intake;
    private final Bodies bodies;
    private final RequestThreads threads;

    Single(Intake intake, Bodies bodies, RequestThreads threads) {
        this.intake = intake;
        this.bodies = bodies;
        this.threads = threads;
    }

    /// Reads the body of a request and hands it to a flow. Does not block.
    ///
    /// @param watched true if the sender wants to know what is published
    Mono<Tracked> take(ServerHttpRequest request, String flow, Declared declared, boolean watched) {
        return bodies.isSmall(request.getHeaders()) && intake.isLive(flow)
                ? takeSmall(request, flow, declared, watched)
                : threads.call(() -> takeAny(request, flow, declared, watched));
    }

    private Mono<Tracked> takeSmall(ServerHttpRequest request, String flow, Declared declared, boolean watched) {
        return Mono.using(
                () -> intake.reserve(flow, Bodies.mostInMemory(request.getHeaders())),
                memory -> bodies.gather(request)
                        .flatMap(content -> receive(flow, new Incoming(content, declared, memory)))
                        .flatMap(arrival -> hand(arrival, watched)),
                Share::close);
    }

    private Mono<Arrival> receive(String flow, Incoming incoming) {
        return Mono.fromCallable(() -> intake.receive(flow, incoming));
    }

    private Mono<Tracked> hand(Arrival arrival, boolean watched) {
        return arrival.isTaken()
                ? Mono.fromCallable(() -> intake.hand(arrival, watched, false))
                : keep(arrival.withOwnMemory(), watched);
    }

    /// Hands over what becomes a dead letter, on disk, before it is answered.
    private Mono<Tracked> keep(Arrival arrival, boolean watched) {
        return threads.call(() -> {
            try (var _ = arrival.memory()) {
                return intake.hand(arrival, watched, false);
            }
        });
    }

    private Tracked takeAny(ServerHttpRequest request, String flow, Declared declared, boolean watched)
            throws IOException, InterruptedException {
        try (var memory = intake.reserve(flow, Bodies.mostInMemory(request.getHeaders()))) {
            return intake.accept(flow, new Incoming(bodies.read(request, memory), declared, memory), watched, false);
        }
    }
}
