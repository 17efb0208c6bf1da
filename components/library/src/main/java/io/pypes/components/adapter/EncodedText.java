package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.PacketException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The bytes of a text and the character set they are in.
///
/// @param bytes after the byte order mark, if there is one
record EncodedText(InputStream bytes, Charset charset) {
    private static final List<Sign> MARKS = List.of(
            new Sign(UTF_32LE, "fffe0000"),
            new Sign(UTF_32BE, "0000feff"),
            new Sign(UTF_8, "efbbbf"),
            new Sign(UTF_16LE, "fffe"),
            new Sign(UTF_16BE, "feff"));

    /// How an ASCII character looks at the start; there are no zeros in text otherwise.
    private static final List<Sign> ZEROS = List.of(
            new Sign(UTF_32LE, "..000000"),
            new Sign(UTF_32BE, "000000"),
            new Sign(UTF_16LE, "..00"),
            new Sign(UTF_16BE, "00"));

    private static final int LONGEST_SIGN = 4;

    /// Decides in this order: what the user chose, the byte order mark, what the media type says, zeros in the first
    /// character, UTF-8.
    ///
    /// @throws PacketException if the media type names a character set that is not known here
    static EncodedText open(InputStream in, MediaType mediaType, Optional<CharacterSet> chosen)
            throws IOException, PacketException {
        var start = in.readNBytes(LONGEST_SIGN);
        var mark = find(MARKS, start);
        if (mark.isPresent() && chosen.stream().allMatch(mark.get()::isOf)) {
            return join(start, mark.get().length(), in, mark.get().charset);
        }
        if (chosen.isPresent()) {
            return join(start, 0, in, chosen.get().charset());
        }
        var declared = declared(mediaType).or(() -> find(ZEROS, start).map(Sign::charset));
        return join(start, 0, in, declared.orElse(UTF_8));
    }

    private static EncodedText join(byte[] start, int skipped, InputStream rest, Charset charset) {
        var bytes = new ByteArrayInputStream(start, skipped, start.length - skipped);
        return new EncodedText(new SequenceInputStream(bytes, rest), charset);
    }

    private static Optional<Charset> declared(MediaType mediaType) throws PacketException {
        var name = mediaType.parameters().get("charset");
        if (name != null && mediaType.charset().isEmpty()) {
            throw PacketException.invalidInput(
                    ("The media type names the character set \"%s\", which is not known here. Choose one in the"
                                    + " parameter \"charset\".")
                            .formatted(name));
        }
        return mediaType.charset();
    }

    private static Optional<Sign> find(List<Sign> signs, byte[] start) {
        var bytes = HexFormat.of().formatHex(start);
        return signs.stream().filter(sign -> bytes.matches(sign.bytes + ".*")).findFirst();
    }

    /// How text in a character set begins.
    ///
    /// @param bytes in hexadecimal, a dot for any digit
    private record Sign(Charset charset, String bytes) {
        int length() {
            return bytes.length() / 2;
        }

        /// UTF-16, which has no byte order of its own, reads the mark itself.
        boolean isOf(CharacterSet chosen) {
            return charset.equals(chosen.charset());
        }
    }
}
