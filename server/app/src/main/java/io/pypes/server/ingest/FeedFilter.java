package io.pypes.server.ingest;

import io.micrometer.observation.ObservationPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// Leads bodies that are not multipart to the feed, past the search for the operation that takes a request: that makes
/// a small document cost a tenth more.
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after all that refuse requests
final class FeedFilter implements WebFilter {

    private static final String MULTIPART = "multipart/";

    private final PathPattern path = PathPatternParser.defaultInstance.parse("/api/v1/flows/{id}/documents");
    private final DocumentsController documents;

    FeedFilter(DocumentsController documents) {
        this.documents = documents;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!request.getMethod().equals(HttpMethod.POST)
                || isMultipart(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
            return chain.filter(exchange);
        }
        var found = path.matchAndExtract(request.getPath().pathWithinApplication());
        if (found == null) {
            return chain.filter(exchange);
        }
        exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, found.getUriVariables());
        return documents.feedDocuments(exchange);
    }

    private static boolean isMultipart(@Nullable String type) {
        return type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
    }

    /// Documents are counted by flow and their refusals by code; to time each request besides makes a small document
    /// cost a fifteenth more.
    @Configuration(proxyBeanMethods = false)
    static class Observations {

        @Bean
        ObservationPredicate notOfTheFeed() {
            return (_, context) ->
                    !(context instanceof ServerRequestObservationContext request && isFeed(request.getCarrier()));
        }

        private static boolean isFeed(@Nullable ServerHttpRequest request) {
            return request != null
                    && request.getMethod().equals(HttpMethod.POST)
                    && request.getPath().value().endsWith("/documents");
        }
    }
}
