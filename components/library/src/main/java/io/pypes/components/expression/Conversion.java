package io.pypes.components.expression;

import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.pypes.sdk.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Values of packets as what an expression works with, and back.
final class Conversion {
    private Conversion() {}

    static Object toObject(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Whole(var number) -> number;
            case Value.Real(var number) -> number;
            case Value.Decimal(var number) -> number;
            case Value.Flag(var flag) -> flag;
            case Value.Time(var instant) -> instant;
            case Value.Bytes bytes -> bytes;
            case Value.Items(var items) -> new Items(items);
            case Value.Fields fields -> new Names.Inside(fields);
            case Value.Null _ -> NullValue.NULL_VALUE;
        };
    }

    static Value toValue(Object object) {
        return switch (object) {
            case String text -> Value.of(text);
            case Boolean flag -> Value.of(flag);
            case Long number -> Value.of(number);
            case Double number -> Value.of(number);
            case BigDecimal number -> new Value.Decimal(number);
            case Number number -> new Value.Decimal(new BigDecimal(number.toString()));
            case Instant instant -> Value.of(instant);
            case Duration duration -> Value.of(duration.toString());
            case NullValue _ -> Value.NULL;
            case Value.Bytes bytes -> bytes;
            case CelByteString bytes -> Value.Bytes.copyOf(bytes.toByteArray());
            case List<?> items -> new Value.Items(toValues(items));
            case Map<?, ?> map -> fields(map);
            case Names.Inside(var fields) -> fields;
            default -> throw Undecided.because("All attributes together are not a value: name one, such as doc.title.");
        };
    }

    static List<Value> toValues(List<?> items) {
        return items.stream().map(Conversion::toValue).toList();
    }

    private static Value fields(Map<?, ?> map) {
        var fields = new LinkedHashMap<String, Value>();
        map.forEach((name, value) -> fields.put(toText(name), toValue(value)));
        return new Value.Fields(fields);
    }

    /// The text of anything: the items of a list with commas between them, nothing for null.
    static String toText(Object object) {
        var text = object instanceof List<?> items
                ? items.stream().map(Conversion::toText).collect(Collectors.joining(", "))
                : toValue(object).asText();
        Budget.spend(text.length());
        return text;
    }
}
