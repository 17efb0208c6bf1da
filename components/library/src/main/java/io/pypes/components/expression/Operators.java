package io.pypes.components.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static io.pypes.components.expression.Operation.binary;
import static io.pypes.components.expression.Operation.ternary;
import static io.pypes.components.expression.Operation.unary;

import dev.cel.common.exceptions.CelInvalidArgumentException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operators. They replace those of the standard, which compare text and numbers as unequal without a word, do
/// not mix sorts of numbers and know no decimal ones.
final class Operators {
    static final List<Operation> ALL = List.of(
            binary("_==_", BOOL, Comparison::equal),
            binary("_!=_", BOOL, (left, right) -> !Comparison.equal(left, right)),
            binary("_<_", BOOL, (left, right) -> Comparison.order(left, right) < 0),
            binary("_<=_", BOOL, (left, right) -> Comparison.order(left, right) <= 0),
            binary("_>_", BOOL, (left, right) -> Comparison.order(left, right) > 0),
            binary("_>=_", BOOL, (left, right) -> Comparison.order(left, right) >= 0),
            binary("@in", BOOL, (wanted, container) -> Comparison.contains(container, wanted)),
            unary("!_", BOOL, Operators::not),
            binary("_[_]", DYN, Operators::at),
            binary("_+_", DYN, Operators::add),
            binary("_-_", DYN, Operators::subtract),
            binary("_*_", DYN, (left, right) -> Numbers.multiply(number(left), number(right))),
            binary("_/_", DYN, (left, right) -> Numbers.divide(number(left), number(right))),
            binary("_%_", DYN, (left, right) -> Numbers.remainder(number(left), number(right))),
            unary("-_", DYN, operand -> Numbers.subtract(0L, number(operand))),
            // evaluated lazily by the planner; declared here so that the answers may be of different sorts
            ternary("_?_:_", DYN, arguments -> arguments[1]));

    private Operators() {}

    private static boolean not(Object operand) {
        if (operand instanceof Boolean flag) {
            return !flag;
        }
        throw Undecided.because(
                "%s is %s, and \"!\" needs true or false: use a comparison, such as doc.paid != \"yes\"."
                        .formatted(Comparison.quoted(operand), Comparison.sort(operand)));
    }

    private static Object at(Object container, Object key) {
        return switch (container) {
            case Names names -> names.select(Texts.text(key));
            case List<?> items -> item(items, Texts.whole(key));
            case Map<?, ?> map -> Optional.<Object>ofNullable(map.get(key)).orElseThrow(() -> nothing(key, container));
            default -> throw nothing(key, container);
        };
    }

    private static CelInvalidArgumentException nothing(Object key, Object container) {
        return Undecided.because("There is no %s in %s.".formatted(Comparison.quoted(key), Comparison.sort(container)));
    }

    private static Object item(List<?> items, int index) {
        if (index >= 0 && index < items.size()) {
            return items.get(index);
        }
        throw Undecided.because(
                "There is no item %d in a list of %d: the first is [0].".formatted(index, items.size()));
    }

    private static Object add(Object left, Object right) {
        return switch (left) {
            case Number one when right instanceof Number other -> Numbers.add(one, other);
            case String one when right instanceof String other -> Texts.concat(one, other);
            case List<?> one when right instanceof List<?> other -> joined(one, other);
            case Instant instant when right instanceof Duration duration -> moved(instant, duration);
            case Duration duration when right instanceof Instant instant -> moved(instant, duration);
            case Duration one when right instanceof Duration other -> one.plus(other);
            default -> throw cannot("added", left, right);
        };
    }

    private static Items joined(List<?> left, List<?> right) {
        var items = new ArrayList<Object>(left);
        right.forEach(item -> items.add(Gathering.bounded(item)));
        return new Items(items);
    }

    private static Object subtract(Object left, Object right) {
        return switch (left) {
            case Number one when right instanceof Number other -> Numbers.subtract(one, other);
            case Instant one when right instanceof Instant other -> Duration.between(other, one);
            case Instant instant when right instanceof Duration duration -> moved(instant, duration.negated());
            case Duration one when right instanceof Duration other -> one.minus(other);
            default -> throw cannot("subtracted", left, right);
        };
    }

    private static Instant moved(Instant instant, Duration duration) {
        try {
            return instant.plus(duration);
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw Undecided.because("%s and %s are too far apart.".formatted(instant, duration));
        }
    }

    private static Number number(Object operand) {
        if (operand instanceof Number number) {
            return number;
        }
        throw Undecided.because("%s is %s where a number is needed: write number(...) around it."
                .formatted(Comparison.quoted(operand), Comparison.sort(operand)));
    }

    private static CelInvalidArgumentException cannot(String how, Object left, Object right) {
        return Undecided.because("%s is %s and %s is %s, which cannot be %s: write number(...) or text(...) around one."
                .formatted(
                        Comparison.quoted(left),
                        Comparison.sort(left),
                        Comparison.quoted(right),
                        Comparison.sort(right),
                        how));
    }
}
