package io.pypes.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a parameters record looks like from outside: its JSON Schema, and how plain data becomes a record.
///
/// Parts may be text, numbers, `boolean`, enums, [java.time.Duration], other records, `List`, `Map` with text keys and
/// `Optional` of these, and any class with a public static method `of(String)`.
///
/// @param <P> the record
public final class ParameterSchema<P extends Record> {

    private final Class<P> type;
    private final List<Part> parts;

    private ParameterSchema(Class<P> type) {
        this.type = type;
        this.parts = Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
    }

    /// Reads the description of a record.
    ///
    /// @param type the record
    /// @param <P> the record
    /// @return its schema
    /// @throws IllegalArgumentException if a part has no [Parameter] or a type that cannot be bound
    public static <P extends Record> ParameterSchema<P> of(Class<P> type) {
        return new ParameterSchema<>(type);
    }

    /// What came of binding.
    ///
    /// @param <P> the record
    public sealed interface Binding<P> {
        /// Everything fits.
        ///
        /// @param parameters the record
        /// @param <P> the record
        record Bound<P>(P parameters) implements Binding<P> {}

        /// Something does not.
        ///
        /// @param faults all that is wrong
        /// @param <P> the record
        record Faulty<P>(List<Fault> faults) implements Binding<P> {}
    }

    /// One thing wrong with the given parameters.
    ///
    /// @param pointer JSON pointer of the place inside the parameters, such as `/routes/0/condition`
    /// @param message a full sentence
    public record Fault(String pointer, String message) {}

    /// Makes the record from plain data: text, numbers, booleans, lists and maps.
    ///
    /// @param given values by name of the parameter; null counts as not given
    /// @return the record, or everything that is wrong
    public Binding<P> bind(Map<String, ? extends @Nullable Object> given) {
        var faults = new ArrayList<Fault>();
        var parameters = bind(given, "", faults);
        return parameters == null ? new Binding.Faulty<>(List.copyOf(faults)) : new Binding.Bound<>(parameters);
    }

    @Nullable
    P bind(Map<String, ? extends @Nullable Object> given, String pointer, List<Fault> faults) {
        var before = faults.size();
        var arguments = new @Nullable Object[parts.size()];
        for (var index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            arguments[index] = part.bind(given.get(part.name()), pointer + "/" + escape(part.name()), faults);
        }
        for (var name : given.keySet()) {
            if (parts.stream().noneMatch(part -> part.name().equals(name))) {
                faults.add(new Fault(pointer + "/" + escape(name), unknown(name)));
            }
        }
        return faults.size() > before ? null : construct(arguments, pointer, faults);
    }

    private String unknown(String name) {
        var names = parts.stream().map(part -> "\"" + part.name() + "\"").toList();
        return "There is no parameter \"%s\". %s"
                .formatted(
                        name,
                        switch (names.size()) {
                            case 0 -> "None is taken.";
                            case 1 -> "There is " + names.getFirst() + ".";
                            default -> "There are " + String.join(", ", names) + ".";
                        });
    }

    private @Nullable P construct(@Nullable Object[] arguments, String pointer, List<Fault> faults) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            var cause = thrown.getCause();
            if (cause instanceof InvalidParameterException invalid) {
                faults.add(new Fault(pointer + "/" + escape(invalid.parameter()), message(invalid)));
            } else if (cause instanceof IllegalArgumentException invalid) {
                faults.add(new Fault(pointer, message(invalid)));
            } else {
                throw new IllegalStateException("The constructor of " + type.getName() + " is faulty.", cause);
            }
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " cannot be made.", impossible);
        }
    }

    /// The JSON Schema (2020-12) of the parameters, as plain data.
    ///
    /// Besides the standard words it has `x-order`, `x-advanced`, `x-show-if`, `x-unit` and `x-enum-titles`, for
    /// forms.
    ///
    /// @return a schema of type `object`
    public Map<String, Object> jsonSchema() {
        var properties = new LinkedHashMap<String, Object>();
        for (var index = 0; index < parts.size(); index++) {
            var schema = parts.get(index).jsonSchema();
            schema.put("x-order", index);
            properties.put(parts.get(index).name(), schema);
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                parts.stream().filter(Part::required).map(Part::name).toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    /// The examples of the parts, unless a required one has none.
    Optional<Object> example() {
        var example = new LinkedHashMap<String, Object>();
        for (var part : parts) {
            var value = part.example();
            if (value.isEmpty() && part.required()) {
                return Optional.empty();
            }
            value.ifPresent(given -> example.put(part.name(), given));
        }
        return Optional.of(example);
    }

    /// Finds the parts that are secret, at the first level.
    ///
    /// @return their names
    public List<String> secrets() {
        return parts.stream()
                .filter(part -> part.about().secret())
                .map(Part::name)
                .toList();
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static String message(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage())
                .orElseGet(() -> thrown.getClass().getSimpleName());
    }
}
