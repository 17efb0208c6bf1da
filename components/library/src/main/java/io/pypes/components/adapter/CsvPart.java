package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.Optional;

/// A row that could not be read, as a document of its own: it can be read again later. It has no header, and says what
/// its columns are called.
final class CsvPart {
    private static final MediaType ROW = MediaType.of("text/csv; charset=utf-8; header=absent");
    private static final String COLUMNS = "columns";

    private CsvPart() {}

    static Packet of(Packet origin, String text, List<String> columns) {
        var names = columns.stream().map(Value::of).toList();
        return origin.withContent(Content.of(text.getBytes(UTF_8)))
                .withMediaType(ROW)
                .withMetadata(COLUMNS, new Value.Items(names));
    }

    static boolean is(Packet document) {
        return columns(document).isPresent();
    }

    /// What its columns are called; empty if the document is no such row.
    static Optional<List<String>> columns(Packet document) {
        return document.mediaType().equals(ROW)
                        && document.metadata(COLUMNS).orElse(Value.NULL) instanceof Value.Items(var names)
                ? Optional.of(names.stream().map(Value::asText).toList())
                : Optional.empty();
    }

    /// What packets made from the document start with.
    static Packet origin(Packet document) {
        return is(document) ? document.withoutMetadata(COLUMNS) : document;
    }
}
