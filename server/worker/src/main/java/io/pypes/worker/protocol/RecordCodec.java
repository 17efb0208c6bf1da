package io.pypes.worker.protocol;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Contents;
import io.pypes.engine.codec.Cursor;
import io.pypes.engine.codec.PacketCodec;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Writes records as bytes and reads them again: their components in order, without names, as both sides are of one
/// version. Which classes there can be follows from the type that is asked for, never from the bytes. Thread-safe.
///
/// A sealed interface is the number of the record among those it permits, then the record.
final class RecordCodec {

    private final PacketCodec packets;
    private final Map<Type, Form> forms = new ConcurrentHashMap<>();

    RecordCodec(Contents contents) {
        this.packets = new PacketCodec(contents);
    }

    /// @param type of the value, or a sealed interface above it
    byte[] encode(Class<?> type, Object value) throws IOException {
        var out = new Bytes();
        encode(type, value, out);
        return out.toArray();
    }

    /// Writes a value after what was written before. If it cannot, a part of the value is written.
    void encode(Class<?> type, Object value, Bytes out) throws IOException {
        form(type).write(value, out);
    }

    /// @throws IOException if the bytes are no such value
    <T> T decode(Class<T> type, byte[] bytes) throws IOException {
        return decode(type, new Cursor(bytes));
    }

    /// Reads a value, after which nothing may follow.
    <T> T decode(Class<T> type, Cursor in) throws IOException {
        var form = form(type);
        try {
            var value = type.cast(form.read(in));
            if (!in.atEnd()) {
                throw in.broken("more follows");
            }
            return value;
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException | StackOverflowError noSuch) {
            throw new IOException("These bytes are no message: a value in them is none of its class.", noSuch);
        }
    }

    Form form(Type type) {
        var known = forms.get(type);
        if (known != null) {
            return known;
        }
        var made = make(type); // which makes the forms of its parts, so not under a lock of the map
        forms.put(type, made);
        return made;
    }

    private Form make(Type type) {
        if (type instanceof ParameterizedType generic) {
            var part = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            var raw = generic.getRawType();
            if (raw == Map.class) {
                return new PlainForm();
            }
            return raw == Optional.class ? new OptionalForm(form(part)) : new ListForm(form(part));
        }
        var simple = SimpleForm.of(type);
        if (simple.isPresent()) {
            return simple.get();
        }
        var byHand = HandWritten.of(type, this::form);
        if (byHand.isPresent()) {
            return byHand.get();
        }
        if (type == Packet.class) {
            return new PacketForm();
        }
        if (type == Object.class) {
            return new PlainForm();
        }
        if (type instanceof Class<?> sealed && sealed.isSealed()) {
            return new SealedForm(sealed);
        }
        if (type instanceof Class<?> of && of.isEnum()) {
            return new EnumForm(List.of(of.getEnumConstants()));
        }
        if (type instanceof Class<?> of && of.isRecord()) {
            return new RecordForm(of, this::form);
        }
        throw new IllegalArgumentException("Values of %s cannot be written.".formatted(type));
    }

    private record EnumForm(List<?> constants) implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            out.put(constants.indexOf(value));
        }

        @Override
        public Object read(Cursor in) throws IOException {
            var index = in.one();
            if (index >= constants.size()) {
                throw in.broken("there is no constant %d".formatted(index));
            }
            return constants.get(index);
        }
    }

    private static final class PlainForm implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            PlainData.write(value, out);
        }

        @Override
        public Object read(Cursor in) throws IOException {
            return PlainData.read(in);
        }
    }

    private final class PacketForm implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            packets.encode((Packet) value, out);
        }

        @Override
        public Object read(Cursor in) throws IOException {
            return packets.decode(in);
        }
    }

    private record OptionalForm(Form part) implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            var optional = (Optional<?>) value;
            out.put(optional.isPresent() ? 1 : 0);
            if (optional.isPresent()) {
                part.write(optional.get(), out);
            }
        }

        @Override
        public Object read(Cursor in) throws IOException {
            return in.one() == 0 ? Optional.empty() : Optional.of(part.read(in));
        }
    }

    private record ListForm(Form part) implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            var list = (List<?>) value;
            out.unsigned(list.size());
            for (var item : list) {
                part.write(item, out);
            }
        }

        @Override
        public Object read(Cursor in) throws IOException {
            var list = new ArrayList<>();
            for (var left = in.length(); left > 0; left--) {
                list.add(part.read(in));
            }
            return list;
        }
    }

    private final class SealedForm implements Form {
        private final Map<Class<?>, Integer> numbers;
        private final List<Form> parts;

        SealedForm(Class<?> type) {
            var permitted = List.of(type.getPermittedSubclasses());
            this.numbers = permitted.stream().collect(toUnmodifiableMap(kind -> kind, permitted::indexOf));
            this.parts = permitted.stream().map(RecordCodec.this::form).toList();
        }

        @Override
        public void write(Object value, Bytes out) throws IOException {
            var index = Objects.requireNonNull(numbers.get(value.getClass()));
            out.put(index);
            parts.get(index).write(value, out);
        }

        @Override
        public Object read(Cursor in) throws IOException {
            var index = in.one();
            if (index >= parts.size()) {
                throw in.broken("there is no kind %d".formatted(index));
            }
            return parts.get(index).read(in);
        }
    }
}
