package io.pypes.components.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// How large a regular expression gets when its repetitions are written out, as the compiler does.
///
/// It has to be known beforehand: `((a{1000}){1000}){1000}` is short, and compiling it takes all memory.
final class PatternSize {
    private static final long BOUND = 1_000_000;
    private static final int DEEPEST = 100;
    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,6})(?:,(\\d{1,6})?)?}");

    private final String source;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long sum;
    private long last;

    private PatternSize(String source) {
        this.source = source;
    }

    /// The size in parts; no more than a bound, and never less than it really is.
    static long of(String source) {
        return source.length() > BOUND ? BOUND : new PatternSize(source).measure();
    }

    private long measure() {
        while (at < source.length() && sum < BOUND && outer.size() < DEEPEST) {
            switch (source.charAt(at)) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> {
                    outer.push(sum);
                    sum = 1;
                }
                case ')' -> closeGroup();
                case '{' -> repeat();
                case '*', '+', '?' -> sum++;
                default -> part(1);
            }
            at++;
        }
        return at < source.length()
                ? BOUND
                : sum + outer.stream().mapToLong(Long::longValue).sum();
    }

    private void part(long size) {
        last = size;
        sum += size;
    }

    private void closeGroup() {
        var group = sum;
        sum = outer.isEmpty() ? 0 : outer.pop();
        part(group);
    }

    private void repeat() {
        var counts = COUNTS.matcher(source).region(at, source.length());
        if (!counts.lookingAt()) {
            part(1);
            return;
        }
        var most = Long.parseLong(counts.group(counts.group(2) == null ? 1 : 2));
        sum += last * Math.max(0, most - 1);
        last *= Math.max(1, most);
        at = counts.end() - 1;
    }

    private void escape() {
        at++;
        if (source.startsWith("Q", at)) {
            var end = source.indexOf("\\E", at);
            var next = end < 0 ? source.length() : end + 1;
            part(next - at);
            at = next;
            return;
        }
        if (at + 1 < source.length() && "pPx".indexOf(source.charAt(at)) >= 0 && source.charAt(at + 1) == '{') {
            var end = source.indexOf('}', at);
            at = end < 0 ? source.length() : end;
        }
        part(1);
    }

    /// Leaves the place at the bracket that ends the class. A bracket that comes first in it stands for itself.
    private void characterClass() {
        at += source.startsWith("[^", at) ? 2 : 1;
        at += source.startsWith("]", at) ? 1 : 0;
        while (at < source.length() && source.charAt(at) != ']') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        part(1);
    }
}
