package io.pypes.sdk;

import io.pypes.sdk.ParameterSchema.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The shape of one parameter: how plain data becomes it, and what its JSON Schema says.
sealed interface Shape {

    /// Makes the value; adds a fault and returns null if it does not fit.
    @Nullable
    Object bind(Object given, String pointer, List<Fault> faults);

    Map<String, Object> jsonSchema();

    /// The value when none is given, or null if one must be.
    default @Nullable Object absent() {
        return null;
    }

    /// Turns the text of a default or an example into plain data.
    default Object read(String text) {
        return text;
    }

    /// Plain data as an example, made from the examples of what is inside.
    default Optional<Object> example() {
        return Optional.empty();
    }

    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new Many(of(arguments[0]));
            }
            if (generic.getRawType() == Optional.class) {
                return new Maybe(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new Named(of(arguments[1]));
            }
        }
        return switch (type) {
            case Class<?> c when c == String.class -> new Plain();
            case Class<?> c when c == boolean.class || c == Boolean.class -> new Flag();
            case Class<?> c when c == int.class || c == Integer.class -> new Numeric(Integer.class);
            case Class<?> c when c == long.class || c == Long.class -> new Numeric(Long.class);
            case Class<?> c when c == double.class || c == Double.class -> new Numeric(Double.class);
            case Class<?> c when c == Duration.class -> new Span();
            case Class<?> c when c.isEnum() -> new Choice(c);
            case Class<?> c
            when c.isRecord() && factory(c).isEmpty() -> new Nested(ParameterSchema.of(c.asSubclass(Record.class)));
            case Class<?> c when factory(c).isPresent() -> new Made(factory(c).orElseThrow());
            default ->
                throw new IllegalArgumentException("A parameter cannot be of type %s.".formatted(type.getTypeName()));
        };
    }

    private static Optional<Method> factory(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("of")
                        && Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == type
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst();
    }

    private static Fault mismatch(String pointer, Object given, String right) {
        return new Fault(pointer, "\"%s\" does not fit here: %s.".formatted(given, right));
    }

    /// Text.
    record Plain() implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given instanceof String) {
                return given;
            }
            faults.add(mismatch(pointer, given, "it must be text"));
            return null;
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "string");
        }
    }

    /// True or false; false when not given.
    record Flag() implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given instanceof Boolean) {
                return given;
            }
            faults.add(mismatch(pointer, given, "it must be true or false"));
            return null;
        }

        @Override
        public Object absent() {
            return false;
        }

        @Override
        public Object read(String text) {
            return Boolean.valueOf(text);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "boolean");
        }
    }

    /// A number: Integer, Long or Double.
    record Numeric(Class<?> type) implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given instanceof Number number) {
                try {
                    var exact = new BigDecimal(number.toString());
                    if (type == Integer.class) {
                        return exact.intValueExact();
                    }
                    return type == Long.class ? (Object) exact.longValueExact() : (Object) exact.doubleValue();
                } catch (ArithmeticException | NumberFormatException _) {
                    // said below
                }
            }
            faults.add(mismatch(
                    pointer, given, type == Double.class ? "it must be a number" : "it must be a whole number"));
            return null;
        }

        @Override
        public Object read(String text) {
            if (type == Double.class) {
                return Double.valueOf(text);
            }
            return Long.valueOf(text);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", type == Double.class ? "number" : "integer");
        }
    }

    /// A length of time, written like `500ms`, `30s`, `5m`, `2h`, `1d`.
    record Span() implements Shape {
        private static final String PATTERN = "\\d+(ms|s|m|h|d)";

        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given instanceof String text && text.matches(PATTERN)) {
                var digits = text.replaceAll("\\D", "");
                try {
                    return switch (text.substring(digits.length())) {
                        case "ms" -> Duration.ofMillis(Long.parseLong(digits));
                        case "s" -> Duration.ofSeconds(Long.parseLong(digits));
                        case "m" -> Duration.ofMinutes(Long.parseLong(digits));
                        case "h" -> Duration.ofHours(Long.parseLong(digits));
                        default -> Duration.ofDays(Long.parseLong(digits));
                    };
                } catch (ArithmeticException | NumberFormatException _) {
                    // said below
                }
            }
            faults.add(mismatch(pointer, given, "it must be a length of time such as \"500ms\", \"30s\" or \"5m\""));
            return null;
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "string", "pattern", "^" + PATTERN + "$", "format", "duration");
        }
    }

    /// One of a few words: the constants of an enum, in lower case with hyphens.
    record Choice(Class<?> type) implements Shape {
        private static String word(Object constant) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            for (var constant : type.getEnumConstants()) {
                if (word(constant).equals(given)) {
                    return constant;
                }
            }
            faults.add(mismatch(
                    pointer,
                    given,
                    words().stream()
                            .map(word -> "\"" + word + "\"")
                            .collect(Collectors.joining(", ", "it must be one of ", ""))));
            return null;
        }

        private List<String> words() {
            return Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    words(),
                    "x-enum-titles",
                    words().stream().map(Titles::of).toList());
        }
    }

    /// Something with a factory method that takes text and says in its exception what is wrong.
    record Made(Method factory) implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (!(given instanceof String)) {
                faults.add(mismatch(pointer, given, "it must be text"));
                return null;
            }
            try {
                return factory.invoke(null, given);
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof IllegalArgumentException invalid) {
                    faults.add(new Fault(pointer, ParameterSchema.message(invalid)));
                    return null;
                }
                throw new IllegalStateException(factory + " is faulty.", thrown.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(factory + " cannot be called.", impossible);
            }
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "string");
        }
    }

    /// A record inside the record.
    record Nested(ParameterSchema<? extends Record> schema) implements Shape {
        @Override
        @SuppressWarnings("unchecked") // keys are checked below
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
                return schema.bind((Map<String, ? extends @Nullable Object>) map, pointer, faults);
            }
            faults.add(mismatch(pointer, given, "it must be an object"));
            return null;
        }

        @Override
        public Optional<Object> example() {
            return schema.example();
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return schema.jsonSchema();
        }
    }

    /// A list; empty when not given.
    record Many(Shape item) implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (!(given instanceof List<?> list)) {
                faults.add(mismatch(pointer, given, "it must be a list"));
                return null;
            }
            var before = faults.size();
            var bound = new ArrayList<Object>();
            for (var index = 0; index < list.size(); index++) {
                var place = pointer + "/" + index;
                var element = list.get(index);
                var value = element == null ? null : item.bind(element, place, faults);
                if (value != null) {
                    bound.add(value);
                } else if (element == null) {
                    faults.add(new Fault(place, "Item %d is empty.".formatted(index + 1)));
                }
            }
            return faults.size() > before ? null : List.copyOf(bound);
        }

        @Override
        public Object absent() {
            return List.of();
        }

        @Override
        public Object read(String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(item::read)
                    .toList();
        }

        @Override
        public Optional<Object> example() {
            return item.example().map(List::of);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "array", "items", item.jsonSchema());
        }
    }

    /// Values by name; empty when not given.
    record Named(Shape item) implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (!(given instanceof Map<?, ?> map)) {
                faults.add(mismatch(pointer, given, "it must be an object"));
                return null;
            }
            var before = faults.size();
            var bound = new LinkedHashMap<String, Object>();
            map.forEach((key, element) -> {
                var name = String.valueOf(key);
                var place = pointer + "/" + ParameterSchema.escape(name);
                var value = element == null ? null : item.bind(element, place, faults);
                if (value != null) {
                    bound.put(name, value);
                } else if (element == null) {
                    faults.add(new Fault(place, "\"%s\" is empty.".formatted(name)));
                }
            });
            return faults.size() > before ? null : Collections.unmodifiableMap(bound);
        }

        @Override
        public Object absent() {
            return Map.of();
        }

        @Override
        public Object read(String text) {
            var read = new LinkedHashMap<String, Object>();
            for (var pair : text.split(",", -1)) {
                var parts = pair.strip().split("=", 2);
                read.put(parts[0], item.read(parts[parts.length - 1]));
            }
            return read;
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "object", "additionalProperties", item.jsonSchema());
        }
    }

    /// Something that may be left out.
    record Maybe(Shape item) implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given.equals("")) {
                return Optional.empty();
            }
            var value = item.bind(given, pointer, faults);
            return value == null ? null : Optional.of(value);
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }

        @Override
        public Object read(String text) {
            return item.read(text);
        }

        @Override
        public Optional<Object> example() {
            return item.example();
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return item.jsonSchema();
        }
    }
}
