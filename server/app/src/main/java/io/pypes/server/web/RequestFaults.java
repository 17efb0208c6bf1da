package io.pypes.server.web;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/// Tells in our codes and sentences what the framework found wrong with a request.
final class RequestFaults {

    private RequestFaults() {}

    /// Empty if the request is not to blame.
    static Optional<ApiException> of(Throwable thrown, String method, String path) {
        return Optional.ofNullable(
                switch (thrown) {
                    case ApiException refused -> refused;
                    case MethodNotAllowedException fault -> method(fault, method, path);
                    case NotAcceptableStatusException fault -> acceptable(fault);
                    case UnsupportedMediaTypeStatusException fault -> mediaType(fault);
                    case MissingRequestValueException fault -> missing(fault);
                    case ServerWebInputException fault -> input(fault);
                    case DataBufferLimitException fault -> tooLarge();
                    case ResponseStatusException fault
                    when fault.getStatusCode().value() == 404 -> notFound(path);
                    case ResponseStatusException fault
                    when fault.getStatusCode().value() == 413 -> tooLarge();
                    case ResponseStatusException fault
                    when fault.getStatusCode().is4xxClientError() -> invalid();
                    default -> null;
                });
    }

    private static ApiException method(MethodNotAllowedException fault, String method, String path) {
        return new ApiException(
                ErrorCode.METHOD_NOT_ALLOWED,
                "\"%s\" takes no %s. It takes %s.".formatted(path, method, list(fault.getSupportedMethods())));
    }

    private static ApiException notFound(String path) {
        return new ApiException(ErrorCode.NOT_FOUND, "There is nothing at \"%s\".".formatted(path));
    }

    private static ApiException acceptable(NotAcceptableStatusException fault) {
        return new ApiException(
                ErrorCode.NOT_ACCEPTABLE,
                "The answer cannot be of a media type that the request accepts. It can be %s."
                        .formatted(list(fault.getSupportedMediaTypes())));
    }

    private static ApiException mediaType(UnsupportedMediaTypeStatusException fault) {
        var given = fault.getContentType();
        return new ApiException(
                ErrorCode.MEDIA_TYPE_UNSUPPORTED,
                "The body %s. It must be of %s."
                        .formatted(
                                given == null ? "has no media type" : "is of media type \"%s\"".formatted(given),
                                list(fault.getSupportedMediaTypes())));
    }

    private static ApiException missing(MissingRequestValueException fault) {
        if (fault.getName().equals("If-Match")) {
            return new ApiException(
                    ErrorCode.IF_MATCH_MISSING,
                    "The header \"If-Match\" is missing. It must hold the \"etag\" of what you are about to change.");
        }
        return new ApiException(
                ErrorCode.PARAMETER_MISSING, "The %s \"%s\" is missing.".formatted(fault.getLabel(), fault.getName()));
    }

    private static ApiException input(ServerWebInputException fault) {
        for (var cause : causes(fault)) {
            switch (cause) {
                case JacksonException json -> {
                    return JsonFaults.of(json);
                }
                case DataBufferLimitException _ -> {
                    return tooLarge();
                }
                case TypeMismatchException mismatch -> {
                    return mismatch(fault, mismatch);
                }
                case DecodingException missing
                when isMissing(missing) -> {
                    return new ApiException(ErrorCode.BODY_EMPTY, "The request has no body. It must have one.");
                }
                default -> {}
            }
        }
        return invalid();
    }

    /// Spring has no type for it.
    private static boolean isMissing(DecodingException fault) {
        return String.valueOf(fault.getMessage()).startsWith("No request body");
    }

    private static Collection<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    private static ApiException mismatch(ServerWebInputException fault, TypeMismatchException mismatch) {
        var parameter = Optional.ofNullable(fault.getMethodParameter());
        var name = parameter.map(MethodParameter::getParameterName).orElse("");
        var type = parameter.<Class<?>>map(given -> given.nestedIfOptional().getNestedParameterType());
        return new ApiException(
                ErrorCode.PARAMETER_INVALID,
                "The parameter \"%s\" is \"%s\". It must be %s."
                        .formatted(
                                name, mismatch.getValue(), JsonFaults.word(type.orElse(mismatch.getRequiredType()))));
    }

    private static ApiException tooLarge() {
        return new ApiException(
                ErrorCode.BODY_TOO_LARGE, "The body is larger than the setting \"pypes.limits.flow-file\" allows.");
    }

    private static ApiException invalid() {
        return new ApiException(ErrorCode.REQUEST_INVALID, "The request cannot be understood.");
    }

    private static String list(Collection<?> values) {
        return values.stream().map(value -> "\"" + value + "\"").sorted().collect(Collectors.joining(", "));
    }
}
