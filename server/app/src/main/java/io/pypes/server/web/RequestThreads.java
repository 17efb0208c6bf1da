package io.pypes.server.web;

import java.util.concurrent.Callable;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Where requests may block: a virtual thread for each. The threads that read from and write to the network must not.
@Component
public final class RequestThreads {

    private final AsyncTaskExecutor executor = new VirtualThreadTaskExecutor("request-");

    AsyncTaskExecutor executor() {
        return executor;
    }

    /// Does something that may block. Once begun it is done to its end, even if the sender gives the request up.
    public <T> Mono<T> call(Callable<T> work) {
        return Mono.create(answer -> executor.execute(() -> {
            try {
                answer.success(work.call());
            } catch (Throwable thrown) { // a thread begins here
                answer.error(thrown);
            }
        }));
    }
}
