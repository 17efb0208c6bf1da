package io.pypes.server.ingest;

import io.pypes.server.ledger.Tracked;
import io.pypes.server.web.RequestThreads;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Answers the senders of documents.
@Component
final class Answers {

    private final JsonMapper json;
    private final RequestThreads threads;

    Answers(JsonMapper json, RequestThreads threads) {
        this.json = json;
        this.threads = threads;
    }

    /// Takes documents, which may block, and then answers as [#answer(ServerHttpResponse, List, Waiting)] does.
    Mono<Void> answer(ServerHttpResponse response, Callable<List<Tracked>> taking, Waiting waiting) {
        return threads.call(taking).flatMap(documents -> answer(response, documents, waiting));
    }

    /// Waits if asked to, and answers: 200 if everything is settled, else 202. Does not block.
    Mono<Void> answer(ServerHttpResponse response, List<Tracked> documents, Waiting waiting) {
        if (waiting.time().isEmpty()) {
            return write(response, HttpStatus.ACCEPTED, documents);
        }
        response.getHeaders()
                .set("Preference-Applied", "wait=" + waiting.time().get().toSeconds());
        return threads.call(() -> waiting.await(documents))
                .flatMap(settled -> write(response, settled ? HttpStatus.OK : HttpStatus.ACCEPTED, documents));
    }

    private Mono<Void> write(ServerHttpResponse response, HttpStatus status, List<Tracked> documents) {
        var headers = response.getHeaders();
        if (documents.size() == 1) {
            headers.set("Location", "/api/v1/documents/" + documents.getFirst().id());
        }
        var body = json.writeValueAsBytes(Receipts.of(documents));
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(body.length);
        response.setStatusCode(status);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
