package io.pypes.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The media types that the parsers of this JAR read and no other adapter does: neither plain text, CSV, HTML, JSON nor
/// XML. Kept in a file, so that the palette can be drawn without loading a parser.
final class SupportedTypes {

    static final List<String> LIST = load();

    private SupportedTypes() {}

    private static List<String> load() {
        try (var file = SupportedTypes.class.getResourceAsStream("media-types.txt")) {
            if (file == null) {
                throw new IllegalStateException("The JAR has no list of media types.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
