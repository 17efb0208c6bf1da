package io.pypes.server.ingest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// Leads bodies that are not multipart to the feed before all operations are looked through for one that takes them:
/// that makes a small document cost a tenth more.
@Component
final class FeedMapping extends AbstractHandlerMapping {

    private static final int BEFORE_ALL_OTHERS = -1;
    private static final String MULTIPART = "multipart/";

    private final PathPattern path = PathPatternParser.defaultInstance.parse("/api/v1/flows/{id}/documents");
    private final WebHandler feed;

    FeedMapping(DocumentsController documents) {
        this.feed = documents::feedDocuments;
        setOrder(BEFORE_ALL_OTHERS);
    }

    @Override
    protected Mono<WebHandler> getHandlerInternal(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (!request.getMethod().equals(HttpMethod.POST)
                || isMultipart(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
            return Mono.empty();
        }
        var found = path.matchAndExtract(request.getPath().pathWithinApplication());
        if (found == null) {
            return Mono.empty();
        }
        exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, path);
        exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, found.getUriVariables());
        return Mono.just(feed);
    }

    private static boolean isMultipart(@Nullable String type) {
        return type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
    }
}
