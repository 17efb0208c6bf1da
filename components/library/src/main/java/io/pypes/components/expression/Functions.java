package io.pypes.components.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;
import static io.pypes.components.expression.Operation.binary;
import static io.pypes.components.expression.Operation.ternary;
import static io.pypes.components.expression.Operation.unary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The functions. Each can be written in front, `lower(doc.name)`, or behind, `doc.name.lower()`.
final class Functions {
    static final List<Operation> ALL = List.of(
            unary("text", "text(doc.price)", STRING, Conversion::toText),
            unary("number", "number(doc.price)", DYN, Functions::number),
            unary("isNumber", "isNumber(doc.price)", BOOL, Functions::isNumber),
            binary("round", "round(number(doc.price), 2)", DYN, Functions::round),
            unary("size", "size(doc.name)", DYN, Functions::size),
            unary("lower", "lower(doc.name)", STRING, Texts::lower),
            unary("upper", "upper(doc.name)", STRING, Texts::upper),
            unary("trim", "trim(doc.name)", STRING, Texts::trim),
            binary("contains", "doc.name.contains(\"x\")", BOOL, Texts::contains),
            binary("startsWith", "doc.name.startsWith(\"x\")", BOOL, Texts::startsWith),
            binary("endsWith", "doc.name.endsWith(\"x\")", BOOL, Texts::endsWith),
            binary("matches", "doc.name.matches(\"^[a-z]+$\")", BOOL, Texts::matches),
            ternary(
                    "replace",
                    "doc.name.replace(\"-\", \" \")",
                    STRING,
                    arguments -> Texts.replace(arguments[0], arguments[1], arguments[2])),
            ternary(
                    "substring",
                    "doc.name.substring(0, 3)",
                    STRING,
                    arguments -> Texts.substring(arguments[0], arguments[1], arguments[2])),
            binary("split", "doc.name.split(\",\")", DYN, Texts::split),
            binary("join", "values.name.join(\", \")", STRING, Texts::join),
            unary("timestamp", "timestamp(doc.date)", DYN, Times::timestamp),
            unary("duration", "duration(\"36h\")", DYN, Times::duration),
            binary("format", "timestamp(doc.date).format(\"yyyy-MM\")", STRING, Times::format),
            ternary("get", "doc.get(\"name\", \"\")", DYN, arguments -> get(arguments[0], arguments[1], arguments[2])));

    private Functions() {}

    private static Number number(Object argument) {
        if (argument instanceof Number number) {
            return number;
        }
        if (!(argument instanceof String text)) {
            throw Undecided.because(
                    "%s is %s and not a number.".formatted(Comparison.quoted(argument), Comparison.sort(argument)));
        }
        return Numbers.parse(text)
                .orElseThrow(() -> Undecided.because(
                        "%s is not a number such as 12, -3.50 or 1e6: ask isNumber(...) first if that can be."
                                .formatted(Comparison.quoted(argument))));
    }

    private static boolean isNumber(Object argument) {
        return argument instanceof Number
                || (argument instanceof String text && Numbers.parse(text).isPresent());
    }

    private static Number round(Object argument, Object digits) {
        return Numbers.round(number(argument), Math.clamp(Texts.whole(digits), 0, 30));
    }

    private static long size(Object argument) {
        return switch (argument) {
            case Collection<?> items -> items.size();
            case Map<?, ?> map -> map.size();
            case Names.Inside(var fields) -> fields.fields().size();
            default -> {
                var text = Texts.text(argument);
                yield text.codePointCount(0, text.length());
            }
        };
    }

    private static Object get(Object container, Object name, Object otherwise) {
        return switch (container) {
            case Names names -> names.find(Texts.text(name)).orElse(otherwise);
            case Map<?, ?> map -> Optional.<Object>ofNullable(map.get(name)).orElse(otherwise);
            default ->
                throw Undecided.because(
                        "%s is %s and has no names: write doc.get(\"name\", \"\") or meta.get(\"name\", \"\")."
                                .formatted(Comparison.quoted(container), Comparison.sort(container)));
        };
    }
}
