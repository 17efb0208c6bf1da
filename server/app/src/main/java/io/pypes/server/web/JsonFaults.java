package io.pypes.server.web;

import io.pypes.server.web.MissingParts.MissingPartsException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Tells in sentences what is wrong with a JSON body.
final class JsonFaults {

    private JsonFaults() {}

    static ApiException of(JacksonException fault) {
        return switch (fault) {
            case InputCoercionException number -> invalid(number, "must be a smaller number");
            case StreamReadException syntax -> broken(syntax);
            case StreamConstraintsException excess -> broken(excess);
            case UnrecognizedPropertyException unknown ->
                invalid(unknown, "is unknown; there are " + quoted(unknown.getKnownPropertyIds()));
            case MissingPartsException missing -> missing(missing);
            case MismatchedInputException mismatch -> invalid(mismatch, "must be " + word(mismatch.getTargetType()));
            default -> refused(fault);
        };
    }

    private static ApiException broken(JacksonException fault) {
        var location = fault.getLocation();
        var reason =
                fault.getOriginalMessage().replaceAll("(?s) ?\\((start marker at|for \\w+ starting at) .*|\n.*", "");
        return new ApiException(
                ErrorCode.JSON_INVALID,
                "The body is not valid JSON at line %d, column %d: %s."
                        .formatted(location.getLineNr(), location.getColumnNr(), reason));
    }

    private static ApiException refused(JacksonException fault) {
        return fault.getCause() instanceof InvalidBodyException invalid
                ? new ApiException(ErrorCode.BODY_INVALID, String.valueOf(invalid.getMessage()))
                : invalid(fault, "does not fit");
    }

    private static ApiException invalid(JacksonException fault, String why) {
        var pointer = pointer(fault);
        var sentence =
                pointer.isEmpty() ? "The body %s.".formatted(why) : "In the body, \"%s\" %s.".formatted(pointer, why);
        return new ApiException(ErrorCode.BODY_INVALID, sentence);
    }

    private static ApiException missing(MissingPartsException fault) {
        var pointers = fault.names().stream()
                .map(name -> "\"%s/%s\"".formatted(pointer(fault), name))
                .toList();
        var last = pointers.getLast();
        var what = pointers.size() == 1
                ? last + " is"
                : String.join(", ", pointers.subList(0, pointers.size() - 1)) + " and " + last + " are";
        return new ApiException(ErrorCode.BODY_INVALID, "In the body, %s missing.".formatted(what));
    }

    private static String pointer(JacksonException fault) {
        return fault.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    /// What a value of a type looks like.
    static String word(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + quoted(Stream.of(type.getEnumConstants()).map(Words::of).toList());
        }
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "a whole number";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String quoted(Collection<?> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }
}
