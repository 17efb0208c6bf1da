package io.pypes.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Document;
import io.pypes.engine.Outcome;
import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Contents;
import io.pypes.engine.codec.Cursor;
import java.lang.reflect.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandWrittenTest {

    private final RecordCodec codec = new RecordCodec(Contents.INSIDE);
    /// As it would be if none were written by hand.
    private Form byReflection(Type type) {
        return type instanceof Class<?> record
                        && HandWritten.of(type, codec::form).isPresent()
                ? new RecordForm(record, this::byReflection)
                : codec.form(type);
    }

    @ParameterizedTest
    @ValueSource(classes = {Message.Give.class, Message.Settled.class, Document.class, Outcome.class})
    void it_writes_what_reflection_would_write(Class<?> kind) throws Exception {
        for (var seed = 0; seed < 200; seed++) {
            var value = new RandomMessages(seed).any(kind);
            var expected = new Bytes();
            byReflection(kind).write(value, expected);

            var written = codec.encode(kind, value);

            assertThat(written).as("seed %d", seed).isEqualTo(expected.toArray());
            assertThat(codec.form(kind).read(new Cursor(written))).isEqualTo(value);
        }
    }
}
