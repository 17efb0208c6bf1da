package io.pypes.sdk;

import io.pypes.sdk.ParameterSchema.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shapes of parameters that are one text, number or flag.
final class PlainShapes {

    private PlainShapes() {}

    /// Text.
    record Plain() implements Shape {
        @Override
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given instanceof String) {
                return given;
            }
            faults.add(Shape.mismatch(pointer, given, "it must be text"));
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
            faults.add(Shape.mismatch(pointer, given, "it must be true or false"));
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
            faults.add(Shape.mismatch(
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
            faults.add(
                    Shape.mismatch(pointer, given, "it must be a length of time such as \"500ms\", \"30s\" or \"5m\""));
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
            faults.add(Shape.mismatch(
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
                faults.add(Shape.mismatch(pointer, given, "it must be text"));
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
}
