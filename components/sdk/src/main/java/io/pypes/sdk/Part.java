package io.pypes.sdk;

import io.pypes.sdk.ParameterSchema.Fault;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One part of a parameters record: its name, what is said about it, and the shape of its value.
record Part(String name, Parameter about, Shape shape) {

    static Part of(RecordComponent component) {
        var about = component.getAnnotation(Parameter.class);
        if (about == null) {
            throw new IllegalArgumentException("Part \"%s\" of %s has no @Parameter."
                    .formatted(
                            component.getName(), component.getDeclaringRecord().getName()));
        }
        return new Part(component.getName(), about, Shape.of(component.getGenericType()));
    }

    boolean required() {
        return about.byDefault().isEmpty() && (shape.absent() == null || (isList() && about.min() > 0));
    }

    private boolean isList() {
        return shape instanceof CompoundShapes.Many;
    }

    /// Plain data as an example, if one is given or can be made from the parts of the shape.
    Optional<Object> example() {
        return about.example().isEmpty() ? shape.example() : Optional.of(shape.read(about.example()));
    }

    @Nullable
    Object bind(@Nullable Object given, String pointer, List<Fault> faults) {
        if (given == null || (given.equals("") && required())) {
            if (!about.byDefault().isEmpty()) {
                return shape.bind(shape.read(about.byDefault()), pointer, faults);
            }
            if (required()) {
                faults.add(new Fault(pointer, "Parameter \"%s\" is required. %s".formatted(name, about.value())));
                return null;
            }
            return shape.absent();
        }
        return checkBounds(shape.bind(given, pointer, faults), pointer, faults);
    }

    private @Nullable Object checkBounds(@Nullable Object bound, String pointer, List<Fault> faults) {
        var size = switch (bound instanceof Optional<?> maybe ? maybe.orElse(null) : bound) {
            case Number number -> number.doubleValue();
            case List<?> list -> list.size();
            case null, default -> Double.NaN;
        };
        var what = bound instanceof List<?> ? "It must have %s or %s items." : "It must be %s or %s.";
        if (size < about.min()) {
            faults.add(fault(pointer, size, what.formatted(plain(about.min()), "more")));
        } else if (size > about.max()) {
            faults.add(fault(pointer, size, what.formatted(plain(about.max()), "less")));
        }
        return bound;
    }

    private Fault fault(String pointer, double size, String right) {
        return new Fault(
                pointer,
                isList()
                        ? "Parameter \"%s\" has %s items. %s".formatted(name, plain(size), right)
                        : "Parameter \"%s\" is %s. %s".formatted(name, plain(size), right));
    }

    private static String plain(double number) {
        return number(number).toString();
    }

    private static Number number(double number) {
        return number == Math.rint(number) ? (Number) (long) number : (Number) number;
    }

    Map<String, Object> jsonSchema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("title", about.title().isEmpty() ? Titles.of(name) : about.title());
        schema.put("description", about.value());
        schema.putAll(shape.jsonSchema());
        if (!about.byDefault().isEmpty()) {
            schema.put("default", shape.read(about.byDefault()));
        }
        if (about.byDefault().isEmpty() || !about.example().isEmpty()) {
            example().ifPresent(example -> schema.put("examples", List.of(example)));
        }
        var format = about.secret() ? "password" : about.format();
        if (!format.isEmpty()) {
            schema.put("format", format);
        }
        if (about.min() != Double.NEGATIVE_INFINITY) {
            schema.put(isList() ? "minItems" : "minimum", number(about.min()));
        }
        if (about.max() != Double.POSITIVE_INFINITY) {
            schema.put(isList() ? "maxItems" : "maximum", number(about.max()));
        }
        putIfSet(schema, "x-unit", about.unit());
        putIfSet(schema, "x-show-if", about.showIf());
        if (about.secret()) {
            schema.put("writeOnly", true);
        }
        if (about.advanced()) {
            schema.put("x-advanced", true);
        }
        return schema;
    }

    private static void putIfSet(Map<String, Object> schema, String name, String value) {
        if (!value.isEmpty()) {
            schema.put(name, value);
        }
    }
}
