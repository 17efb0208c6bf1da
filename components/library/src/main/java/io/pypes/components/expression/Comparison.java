package io.pypes.components.expression;

import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is equal, and what comes first. Numbers of all sorts compare by size; values of different sorts do not
/// compare at all, because with data that is mostly text a silent "not equal" would hide mistakes.
final class Comparison {
    private static final int LONGEST_QUOTE = 40;

    private Comparison() {}

    static boolean equal(Object left, Object right) {
        if (left instanceof NullValue || right instanceof NullValue) {
            return left.equals(right);
        }
        return switch (left) {
            case Number one when right instanceof Number other -> Numbers.compare(one, other) == 0;
            case String one
            when right instanceof String other -> {
                Budget.spend(Math.min(one.length(), other.length()));
                yield one.equals(other);
            }
            case List<?> one when right instanceof List<?> other -> equalItems(one, other);
            default -> {
                requireSameSort(left, right);
                yield left.equals(right);
            }
        };
    }

    private static boolean equalItems(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var index = 0; index < left.size(); index++) {
            if (!equal(left.get(index), right.get(index))) {
                return false;
            }
        }
        return true;
    }

    static int order(Object left, Object right) {
        return switch (left) {
            case Number one when right instanceof Number other -> Numbers.compare(one, other);
            case String one
            when right instanceof String other -> {
                Budget.spend(Math.min(one.length(), other.length()));
                yield one.compareTo(other);
            }
            case Instant one when right instanceof Instant other -> one.compareTo(other);
            case Duration one when right instanceof Duration other -> one.compareTo(other);
            default -> {
                requireSameSort(left, right);
                throw Undecided.because("%s and %s are %s: only numbers, texts, points in time and lengths of time have"
                                .formatted(quoted(left), quoted(right), sort(left))
                        + " an order.");
            }
        };
    }

    static boolean contains(Object container, Object wanted) {
        return switch (container) {
            case Collection<?> items -> items.stream().anyMatch(item -> equal(item, wanted));
            case Names names -> names.find(Texts.text(wanted)).isPresent();
            case Map<?, ?> map -> map.containsKey(wanted);
            default ->
                throw Undecided.because(
                        "%s is %s and not a list: write \"values\" in place of \"doc\" for an attribute of one value"
                                        .formatted(quoted(container), sort(container))
                                + " or several, and .contains(...) to look inside a text.");
        };
    }

    private static void requireSameSort(Object left, Object right) {
        if (!sort(left).equals(sort(right))) {
            throw Undecided.because("%s is %s and %s is %s: %s."
                    .formatted(quoted(left), sort(left), quoted(right), sort(right), advice(left, right)));
        }
    }

    private static String advice(Object left, Object right) {
        if (left instanceof List<?> || right instanceof List<?>) {
            return "write \"value in list\" to look for one of several values, such as \"x\" in values.tags";
        }
        var other = left instanceof String ? right : left;
        return switch (left instanceof String || right instanceof String ? other : NullValue.NULL_VALUE) {
            case Number _ ->
                "write number(...) around the text to compare numbers, or put quotes around the number to"
                        + " compare texts";
            case Instant _ -> "write timestamp(...) around the text";
            case Duration _ -> "write duration(...) around the text";
            case Boolean _ -> "write text(...) around the one that is not text, or quotes";
            default -> "they cannot be compared";
        };
    }

    /// A value as it is shown in sentences.
    static String quoted(Object value) {
        return switch (value) {
            case String text when text.length() > LONGEST_QUOTE -> "\"" + text.substring(0, LONGEST_QUOTE) + "...\"";
            case String text -> "\"" + text + "\"";
            case List<?> items ->
                items.stream()
                        .limit(2)
                        .map(Comparison::quoted)
                        .collect(Collectors.joining(", ", "[", items.size() > 2 ? ", ...]" : "]"));
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Instant instant -> instant.toString();
            case Duration duration -> duration.toString();
            default -> "The value";
        };
    }

    static String sort(Object value) {
        return switch (value) {
            case String _ -> "text";
            case Number _ -> "a number";
            case Boolean _ -> "a true-or-false value";
            case Instant _ -> "a point in time";
            case Duration _ -> "a length of time";
            case List<?> _ -> "a list";
            case Value.Bytes _, CelByteString _ -> "bytes";
            case NullValue _ -> "nothing";
            default -> "a set of named values";
        };
    }
}
