package io.pypes.server.web;

import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.resource.HttpResource;
import org.springframework.web.reactive.resource.ResourceTransformer;
import org.springframework.web.reactive.resource.ResourceTransformerChain;
import org.springframework.web.reactive.resource.TransformedResource;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Reads files as a whole before they are sent, and never while they are sent.
///
/// A browser that goes away has the file closed by another thread than the one that reads it. If it is in a
/// JAR, the JDK then gives the decompressor to whoever opens a file of that JAR next, while the first reader
/// goes on with it for a moment: the second one gets an error, or other bytes.
final class WholeFiles implements ResourceTransformer {

    @Override
    public Mono<Resource> transform(ServerWebExchange exchange, Resource file, ResourceTransformerChain chain) {
        return Mono.<Resource>fromCallable(() -> new WholeFile(file)).subscribeOn(Schedulers.boundedElastic());
    }

    private static final class WholeFile extends TransformedResource implements HttpResource {

        private final HttpHeaders headers;

        WholeFile(Resource file) throws IOException {
            super(file, file.getContentAsByteArray());
            this.headers = file instanceof HttpResource known ? known.getResponseHeaders() : HttpHeaders.EMPTY;
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            return headers;
        }
    }
}
