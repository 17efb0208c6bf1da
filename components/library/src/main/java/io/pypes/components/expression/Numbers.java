package io.pypes.components.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Arithmetic in which whole, floating-point and decimal numbers mix, and in which 0.1 + 0.2 is 0.3.
///
/// Everything is a decimal number of 34 digits, except that whole numbers of 64 bits come out as such, and that
/// infinities stay what they are.
final class Numbers {
    private static final int LARGEST_EXPONENT = 1000;
    private static final int LONGEST_TEXT = 200;

    private Numbers() {}

    static int compare(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            return Long.compare(one, other);
        }
        return isFinite(left) && isFinite(right)
                ? decimal(left).compareTo(decimal(right))
                : Double.compare(left.doubleValue(), right.doubleValue());
    }

    static Number add(Number left, Number right) {
        return calculate(left, right, (one, other) -> one.add(other, MathContext.DECIMAL128));
    }

    static Number subtract(Number left, Number right) {
        return calculate(left, right, (one, other) -> one.subtract(other, MathContext.DECIMAL128));
    }

    static Number multiply(Number left, Number right) {
        return calculate(left, right, (one, other) -> one.multiply(other, MathContext.DECIMAL128));
    }

    static Number divide(Number left, Number right) {
        return calculate(left, right, (one, other) -> one.divide(other, MathContext.DECIMAL128));
    }

    static Number remainder(Number left, Number right) {
        return calculate(left, right, (one, other) -> one.remainder(other, MathContext.DECIMAL128));
    }

    static Number round(Number number, int digits) {
        return calculate(number, 0L, (one, _) -> one.setScale(digits, RoundingMode.HALF_UP));
    }

    private static Number calculate(Number left, Number right, BinaryOperator<BigDecimal> operation) {
        try {
            return simplest(operation.apply(decimal(left), decimal(right)));
        } catch (ArithmeticException impossible) {
            throw Undecided.because(
                    "It cannot be calculated with %s and %s: %s.".formatted(left, right, impossible.getMessage()));
        }
    }

    private static Number simplest(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() < 19
                ? (Number) number.longValue()
                : (Number) number;
    }

    private static BigDecimal decimal(Number number) {
        if (!isFinite(number)) {
            throw Undecided.because("%s is not a number to calculate with.".formatted(number));
        }
        var decimal = switch (number) {
            case Long whole -> BigDecimal.valueOf(whole);
            case Double real -> BigDecimal.valueOf(real);
            case BigDecimal itself -> itself;
            default -> new BigDecimal(number.toString());
        };
        if (Math.abs((long) decimal.scale()) > LARGEST_EXPONENT) {
            throw Undecided.because("%s is too far from 1 to calculate with.".formatted(decimal));
        }
        return decimal;
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double real) || Double.isFinite(real);
    }

    /// Reads a number as people and programs write it: `12`, `-3.50`, `1e6`.
    static Optional<Number> parse(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(stripped);
            return Math.abs((long) number.scale()) > LARGEST_EXPONENT
                    ? Optional.empty()
                    : Optional.of(simplest(number));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
