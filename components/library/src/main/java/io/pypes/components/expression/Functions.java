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
            unary("text", STRING, Conversion::toText).like("text(doc.price)"),
            unary("number", DYN, Functions::number).like("number(doc.price)"),
            unary("isNumber", BOOL, Functions::isNumber).like("isNumber(doc.price)"),
            binary("round", DYN, Functions::round).like("round(number(doc.price), 2)"),
            unary("size", DYN, Functions::size).like("size(doc.name)"),
            unary("lower", STRING, Texts::lower).like("lower(doc.name)"),
            unary("upper", STRING, Texts::upper).like("upper(doc.name)"),
            unary("trim", STRING, Texts::trim).like("trim(doc.name)"),
            binary("contains", BOOL, Texts::contains).like("doc.name.contains(\"x\")"),
            binary("startsWith", BOOL, Texts::startsWith).like("doc.name.startsWith(\"x\")"),
            binary("endsWith", BOOL, Texts::endsWith).like("doc.name.endsWith(\"x\")"),
            binary("matches", BOOL, Texts::matches).like("doc.name.matches(\"^[a-z]+$\")"),
            ternary("replace", STRING, arguments -> Texts.replace(arguments[0], arguments[1], arguments[2]))
                    .like("doc.name.replace(\"-\", \" \")"),
            ternary("substring", STRING, arguments -> Texts.substring(arguments[0], arguments[1], arguments[2]))
                    .like("doc.name.substring(0, 3)"),
            binary("split", DYN, Texts::split).like("doc.name.split(\",\")"),
            binary("join", STRING, Texts::join).like("values.name.join(\", \")"),
            unary("timestamp", DYN, Times::timestamp).like("timestamp(doc.date)"),
            unary("duration", DYN, Times::duration).like("duration(\"36h\")"),
            binary("format", STRING, Times::format).like("timestamp(doc.date).format(\"yyyy-MM\")"),
            ternary("get", DYN, arguments -> get(arguments[0], arguments[1], arguments[2]))
                    .like("doc.get(\"name\", \"\")"));

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
