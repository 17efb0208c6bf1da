package io.pypes.sdk;

import io.pypes.sdk.ParameterSchema.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shapes of parameters that hold others.
final class CompoundShapes {

    private CompoundShapes() {}

    /// A record inside the record.
    record Nested(ParameterSchema<? extends Record> schema) implements Shape {
        @Override
        @SuppressWarnings("unchecked") // keys are checked below
        public @Nullable Object bind(Object given, String pointer, List<Fault> faults) {
            if (given instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
                return schema.bind((Map<String, ? extends @Nullable Object>) map, pointer, faults);
            }
            faults.add(Shape.mismatch(pointer, given, "it must be an object"));
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
                faults.add(Shape.mismatch(pointer, given, "it must be a list"));
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
                faults.add(Shape.mismatch(pointer, given, "it must be an object"));
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
