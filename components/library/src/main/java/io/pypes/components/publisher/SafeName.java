package io.pypes.components.publisher;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Turns any text into a part of a file name that every file system takes.
final class SafeName {

    /// Leaves room for the rest of the name: a file name has at most 255 bytes.
    private static final int LONGEST_IN_BYTES = 120;

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cs}/\\\\:*?\"<>|{}]|^\\.+|[. ]+$");

    private SafeName() {}

    static String of(String text) {
        var encoder =
                Charset.forName(System.getProperty("native.encoding", "UTF-8")).newEncoder();
        var safe = new StringBuilder();
        UNSAFE.matcher(text).replaceAll("_").codePoints().forEach(character -> {
            var piece = Character.toString(character);
            safe.append(encoder.canEncode(piece) ? piece : "_");
        });
        while (safe.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
            safe.setLength(safe.offsetByCodePoints(safe.length(), -1));
        }
        return safe.isEmpty() ? "_" : safe.toString();
    }
}
