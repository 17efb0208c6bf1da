package io.pypes.worker.protocol;

import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Cursor;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Values of one class without parts.
enum SimpleForm implements Form {
    WHOLE,
    LONG,
    FLAG,
    TEXT,
    DURATION,
    INSTANT,
    BYTES;

    private static final Map<Type, SimpleForm> BY_CLASS = Map.of(
            int.class, WHOLE,
            long.class, LONG,
            Long.class, LONG,
            boolean.class, FLAG,
            String.class, TEXT,
            Duration.class, DURATION,
            Instant.class, INSTANT,
            byte[].class, BYTES);

    static Optional<Form> of(Type type) {
        return Optional.ofNullable(BY_CLASS.get(type));
    }

    @Override
    public void write(Object value, Bytes out) throws IOException {
        switch (this) {
            case WHOLE -> out.signed((Integer) value);
            case LONG -> out.signed((Long) value);
            case FLAG -> out.put((Boolean) value ? 1 : 0);
            case TEXT -> out.text((String) value);
            case DURATION, INSTANT -> out.text(value.toString());
            case BYTES -> {
                out.unsigned(((byte[]) value).length);
                out.raw((byte[]) value);
            }
        }
    }

    @Override
    public Object read(Cursor in) throws IOException {
        return switch (this) {
            case WHOLE -> Math.toIntExact(in.signed());
            case LONG -> in.signed();
            case FLAG -> in.one() != 0;
            case TEXT -> in.text();
            case DURATION -> Duration.parse(in.text());
            case INSTANT -> Instant.parse(in.text());
            case BYTES -> in.raw(in.length());
        };
    }
}
