package io.pypes.components.expression;

import dev.cel.common.values.NullValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What can be done with text. Everything is paid for by the length of the text.
final class Texts {
    /// How long a text may be that an expression or a template makes.
    static final int LONGEST_RESULT = 10_000_000;
    private static final int CACHED_PATTERNS = 100;
    private static final Map<String, TextPattern> PATTERNS = new ConcurrentHashMap<>();

    private Texts() {}

    /// The argument of a function for text.
    static String text(Object argument) {
        if (argument instanceof String text) {
            Budget.spend(text.length());
            return text;
        }
        throw Undecided.because("%s is %s where text is needed: %s."
                .formatted(
                        Comparison.quoted(argument),
                        Comparison.sort(argument),
                        argument instanceof List<?> || argument instanceof NullValue
                                ? "go through an attribute with none or several values by values.name.exists(v, ...)"
                                : "write text(...) around it"));
    }

    static String lower(Object text) {
        return text(text).toLowerCase(Locale.ROOT);
    }

    static String upper(Object text) {
        return text(text).toUpperCase(Locale.ROOT);
    }

    static String trim(Object text) {
        return text(text).strip();
    }

    static boolean contains(Object text, Object part) {
        return text(text).contains(text(part));
    }

    static boolean startsWith(Object text, Object start) {
        return text(text).startsWith(text(start));
    }

    static boolean endsWith(Object text, Object end) {
        return text(text).endsWith(text(end));
    }

    static boolean matches(Object text, Object pattern) {
        var compiled = pattern(text(pattern));
        var given = text(text);
        Budget.spend((long) given.length() * compiled.cost());
        return compiled.matcher(given).find();
    }

    private static TextPattern pattern(String source) {
        var known = PATTERNS.get(source);
        if (known != null) {
            return known;
        }
        if (PATTERNS.size() >= CACHED_PATTERNS) {
            PATTERNS.clear(); // patterns made from data: none of them is worth keeping
        }
        try {
            return PATTERNS.computeIfAbsent(source, TextPattern::of);
        } catch (IllegalArgumentException wrong) {
            throw Undecided.because(String.valueOf(wrong.getMessage()));
        }
    }

    static String replace(Object text, Object part, Object replacement) {
        var given = text(text);
        var replaced = text(part);
        var by = text(replacement);
        var most = replaced.isEmpty() ? given.length() + 1L : given.length() / replaced.length();
        requireLength(given.length() + most * Math.max(0, by.length() - replaced.length()));
        return given.replace(replaced, by);
    }

    static Items split(Object text, Object separator) {
        var between = text(separator);
        if (between.isEmpty()) {
            throw Undecided.because("The separator of split(...) is empty: write the text to split at.");
        }
        return new Items(List.of(text(text).split(Pattern.quote(between), -1)));
    }

    static String join(Object list, Object separator) {
        if (!(list instanceof List<?> items)) {
            throw Undecided.because("%s is %s where a list is needed: write \"values\" in place of \"doc\"."
                    .formatted(Comparison.quoted(list), Comparison.sort(list)));
        }
        var between = text(separator);
        var parts = items.stream().map(Conversion::toText).toList();
        requireLength(parts.stream()
                .mapToLong(part -> part.length() + between.length())
                .sum());
        return String.join(between, parts);
    }

    static String concat(String left, String right) {
        requireLength((long) left.length() + right.length());
        return left + right;
    }

    private static void requireLength(long length) {
        if (length > LONGEST_RESULT) {
            throw Undecided.because("It makes a text of more than %d characters.".formatted(LONGEST_RESULT));
        }
        Budget.spend(length);
    }

    /// The characters from one place to another, counted from 0; places beyond the end are the end.
    static String substring(Object text, Object from, Object to) {
        var given = text(text);
        var characters = given.codePointCount(0, given.length());
        var end = Math.clamp(whole(to), 0, characters);
        var start = Math.clamp(whole(from), 0, end);
        return given.substring(given.offsetByCodePoints(0, start), given.offsetByCodePoints(0, end));
    }

    static int whole(Object argument) {
        if (argument instanceof Number number && Numbers.compare(number, (long) number.intValue()) == 0) {
            return number.intValue();
        }
        throw Undecided.because("%s is %s where a whole number is needed: write one, such as 2."
                .formatted(Comparison.quoted(argument), Comparison.sort(argument)));
    }
}
