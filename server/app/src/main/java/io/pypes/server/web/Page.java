package io.pypes.server.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A part of a list.
///
/// @param next `cursor` of the next page, if there is one
public record Page<T>(List<T> items, Optional<String> next) {

    private static final int LONGEST = 500;

    /// Refuses a limit that no page can have.
    public static int limit(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw new ApiException(
                    ErrorCode.PARAMETER_INVALID,
                    "The parameter \"limit\" is \"%d\". It must be from 1 to %d.".formatted(limit, LONGEST));
        }
        return limit;
    }

    /// What is thrown for a cursor that is of no page.
    public static ApiException unknown(String cursor) {
        return new ApiException(
                ErrorCode.PARAMETER_INVALID,
                "The parameter \"cursor\" is \"%s\". It must be the \"next\" of the page before.".formatted(cursor));
    }

    /// Makes a page.
    ///
    /// @param found what belongs on it, and one more if there is more
    /// @param cursor tells the place behind an item
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() > limit
                ? new Page<>(found.subList(0, limit), Optional.of(cursor.apply(found.get(limit - 1))))
                : new Page<>(found, Optional.empty());
    }

    /// The same page of something else.
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
