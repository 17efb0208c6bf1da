package io.pypes.server.web;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Answers every request that went wrong with a problem detail.
@Component
@Order(-2) // before the handler that Spring Boot brings
final class ErrorAnswers implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        var response = exchange.getResponse();
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return Mono.error(thrown);
        }
        var path = exchange.getRequest().getPath().value();
        var refused = RequestFaults.of(thrown, exchange.getRequest().getMethod().name(), path)
                .orElseGet(() -> ours(exchange, thrown));
        if (thrown instanceof ErrorResponse framework) {
            response.getHeaders().putAll(framework.getHeaders());
        }
        response.setStatusCode(refused.code().status());
        retryAfter(refused.code()).ifPresent(seconds -> response.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body = json.writeValueAsBytes(ProblemDetail.of(refused, path));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /// In seconds; empty if another try would be answered alike.
    private static Optional<String> retryAfter(ErrorCode code) {
        return switch (code.status()) {
            case HttpStatus.TOO_MANY_REQUESTS -> Optional.of("1");
            case HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.INSUFFICIENT_STORAGE -> Optional.of("5");
            default -> Optional.empty();
        };
    }

    private static ApiException ours(ServerWebExchange exchange, Throwable thrown) {
        if (isOfTheDatabase(thrown)) {
            LOG.warn("The database refuses something: {}", thrown.getMessage());
            return new ApiException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The database of the server takes nothing at present. Its disk may be full. Try again later.");
        }
        LOG.error(
                "{} {} went wrong, request {}.",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath(),
                exchange.getRequest().getId(),
                thrown);
        return new ApiException(
                ErrorCode.INTERNAL,
                "The server made a mistake. Its log says more about request \"%s\"."
                        .formatted(exchange.getRequest().getId()));
    }

    /// It is closed, or its disk is full.
    private static boolean isOfTheDatabase(Throwable thrown) {
        return thrown instanceof DataAccessResourceFailureException
                || thrown instanceof UncategorizedSQLException
                || thrown instanceof TransactionException;
    }
}
