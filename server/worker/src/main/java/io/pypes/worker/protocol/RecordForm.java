package io.pypes.worker.protocol;

import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Cursor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Any record: its components in order, by reflection.
final class RecordForm implements Form {

    private final List<Method> accessors;
    private final List<Form> parts;
    private final Constructor<?> constructor;

    /// @param forms of the components
    RecordForm(Class<?> type, Function<Type, Form> forms) {
        var components = type.getRecordComponents();
        this.accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toList();
        accessors.forEach(accessor -> accessor.setAccessible(true));
        this.parts = Arrays.stream(components)
                .map(component -> forms.apply(component.getGenericType()))
                .toList();
        this.constructor = constructor(type, components);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var found = type.getDeclaredConstructor(types);
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("Every record has this constructor.", impossible);
        }
    }

    @Override
    public void write(Object value, Bytes out) throws IOException {
        try {
            for (var index = 0; index < parts.size(); index++) {
                parts.get(index).write(accessors.get(index).invoke(value), out);
            }
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("Accessors of records are accessible.", impossible);
        }
    }

    @Override
    public Object read(Cursor in) throws IOException {
        var values = new Object[parts.size()];
        for (var index = 0; index < values.length; index++) {
            values[index] = parts.get(index).read(in);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IOException(
                    "A %s was refused."
                            .formatted(constructor.getDeclaringClass().getSimpleName()),
                    refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Constructors of records are accessible.", impossible);
        }
    }
}
