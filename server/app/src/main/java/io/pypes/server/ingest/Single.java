package io.pypes.server.ingest;

import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Permits.Permit;
import io.pypes.server.web.RequestThreads;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/// Takes bodies that are one document each. A small one goes from the network into the flow on the thread that
/// reads the network: most documents are small, and to change threads takes longer than all else that is done with
/// them here. What may wait, for the disk or for a large body, does so on a thread of its own.
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
        return bodies.isSmall(request.getHeaders()) && isWithoutKey(request) && intake.isLive(flow)
                ? takeSmall(request, flow, declared, watched)
                : threads.call(() -> takeAny(request, flow, declared, watched));
    }

    /// Whether another one with its key may have to be looked for.
    private static boolean isWithoutKey(ServerHttpRequest request) {
        return request.getHeaders().getFirst(IdempotencyKey.HEADER) == null;
    }

    /// It is answered on the thread that reads its connection, too: the one that told that it is on disk has
    /// others to tell.
    private Mono<Tracked> takeSmall(ServerHttpRequest request, String flow, Declared declared, boolean watched) {
        return Mono.using(
                () -> intake.reserve(flow, Bodies.mostInMemory(request.getHeaders())),
                permit -> bodies.gather(request)
                        .flatMap(content ->
                                accept(flow, new Incoming(content, declared, permit, Optional.empty()), watched))
                        .publishOn(network(request)),
                Permit::close);
    }

    private static Scheduler network(ServerHttpRequest request) {
        HttpServerRequest connection = ServerHttpRequestDecorator.getNativeRequest(request);
        var loop = new AtomicReference<Executor>(Runnable::run);
        connection.withConnection(open -> loop.set(open.channel().eventLoop()));
        return Schedulers.fromExecutor(loop.get());
    }

    private Mono<Tracked> accept(String flow, Incoming incoming, boolean watched) {
        return Mono.defer(() -> {
                    try {
                        return Mono.fromFuture(intake.accept(flow, incoming, watched), true);
                    } catch (IOException notRead) {
                        return Mono.error(notRead);
                    }
                })
                .onErrorMap(Intake::refusal);
    }

    private Tracked takeAny(ServerHttpRequest request, String flow, Declared declared, boolean watched)
            throws IOException, InterruptedException {
        try (var permit = intake.reserve(flow, Bodies.mostInMemory(request.getHeaders()))) {
            var key = IdempotencyKey.of(request.getHeaders());
            var incoming = new Incoming(bodies.read(request, permit), declared, permit, key);
            return Intake.await(List.of(intake.accept(flow, incoming, watched))).getFirst();
        }
    }
}
