package io.pypes.sdk;

import io.pypes.sdk.ParameterSchema.Fault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shape of one parameter: how plain data becomes it, and what its JSON Schema says.
interface Shape {

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
                return new CompoundShapes.Many(of(arguments[0]));
            }
            if (generic.getRawType() == Optional.class) {
                return new CompoundShapes.Maybe(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new CompoundShapes.Named(of(arguments[1]));
            }
        }
        return switch (type) {
            case Class<?> c when c == String.class -> new PlainShapes.Plain();
            case Class<?> c when c == boolean.class || c == Boolean.class -> new PlainShapes.Flag();
            case Class<?> c when c == int.class || c == Integer.class -> new PlainShapes.Numeric(Integer.class);
            case Class<?> c when c == long.class || c == Long.class -> new PlainShapes.Numeric(Long.class);
            case Class<?> c when c == double.class || c == Double.class -> new PlainShapes.Numeric(Double.class);
            case Class<?> c when c == Duration.class -> new PlainShapes.Span();
            case Class<?> c when c.isEnum() -> new PlainShapes.Choice(c);
            case Class<?> c
            when c.isRecord() && factory(c).isEmpty() ->
                new CompoundShapes.Nested(ParameterSchema.of(c.asSubclass(Record.class)));
            case Class<?> c
            when factory(c).isPresent() -> new PlainShapes.Made(factory(c).orElseThrow());
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

    static Fault mismatch(String pointer, Object given, String right) {
        return new Fault(pointer, "\"%s\" does not fit here: %s.".formatted(given, right));
    }
}
