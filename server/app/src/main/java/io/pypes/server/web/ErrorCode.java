package io.pypes.server.web;

import org.springframework.http.HttpStatus;

/// Sorts of error that an answer can report. A code never changes its meaning.
public enum ErrorCode {
    HOST_REFUSED(HttpStatus.FORBIDDEN),
    ORIGIN_REFUSED(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    MEDIA_TYPE_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    REQUEST_INVALID(HttpStatus.BAD_REQUEST),
    PARAMETER_INVALID(HttpStatus.BAD_REQUEST),
    PARAMETER_MISSING(HttpStatus.BAD_REQUEST),
    BODY_EMPTY(HttpStatus.BAD_REQUEST),
    BODY_BROKEN(HttpStatus.BAD_REQUEST),
    BODY_INVALID(HttpStatus.BAD_REQUEST),
    JSON_INVALID(HttpStatus.BAD_REQUEST),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    ENCODING_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    IDEMPOTENCY_KEY_INVALID(HttpStatus.BAD_REQUEST),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    IF_MATCH_MISSING(HttpStatus.PRECONDITION_REQUIRED),
    COMPONENT_UNKNOWN(HttpStatus.NOT_FOUND),
    DEAD_LETTER_UNKNOWN(HttpStatus.NOT_FOUND),
    DOCUMENT_UNKNOWN(HttpStatus.NOT_FOUND),
    ENTRY_UNKNOWN(HttpStatus.BAD_REQUEST),
    EXAMPLE_UNKNOWN(HttpStatus.NOT_FOUND),
    FILE_UNKNOWN(HttpStatus.NOT_FOUND),
    REVISION_UNKNOWN(HttpStatus.NOT_FOUND),
    WIRE_UNKNOWN(HttpStatus.NOT_FOUND),
    WORKER_UNKNOWN(HttpStatus.NOT_FOUND),
    FLOW_UNKNOWN(HttpStatus.NOT_FOUND),
    FLOW_CHANGED(HttpStatus.PRECONDITION_FAILED),
    FLOW_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    FLOW_AMBIGUOUS(HttpStatus.CONFLICT),
    FLOW_HOLDS_DOCUMENTS(HttpStatus.CONFLICT),
    FLOW_FULL(HttpStatus.TOO_MANY_REQUESTS),
    FLOW_NOT_LIVE(HttpStatus.CONFLICT),
    FLOW_NOT_STARTED(HttpStatus.UNPROCESSABLE_CONTENT),
    FLOW_NOT_PUBLISHED(HttpStatus.CONFLICT),
    STORE_FULL(HttpStatus.INSUFFICIENT_STORAGE),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ErrorCode(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
