package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The bytes of a text and the character set they are in.
///
/// @param bytes after the byte order mark, if there is one
record EncodedText(InputStream bytes, Charset charset) {
    private static final List<Sign> MARKS = List.of(
            new Sign(UTF_32LE, "ff", "fe", "00", "00"),
            new Sign(UTF_32BE, "00", "00", "fe", "ff"),
            new Sign(UTF_8, "ef", "bb", "bf"),
            new Sign(UTF_16LE, "ff", "fe"),
            new Sign(UTF_16BE, "fe", "ff"));

    /// How an ASCII character looks at the start; there are no zeros in text otherwise.
    private static final List<Sign> ZEROS = List.of(
            new Sign(UTF_32LE, "..", "00", "00", "00"),
            new Sign(UTF_32BE, "00", "00", "00"),
            new Sign(UTF_16LE, "..", "00"),
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

    private static EncodedText join(byte[] start, int skipped, InputStream rest, Charset charset) throws IOException {
        var bytes = new PushbackInputStream(rest, LONGEST_SIGN);
        bytes.unread(start, skipped, start.length - skipped);
        return new EncodedText(bytes, charset);
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
        for (var sign : signs) {
            if (sign.begins(start)) {
                return Optional.of(sign);
            }
        }
        return Optional.empty();
    }

    /// How text in a character set begins.
    ///
    /// @param bytes each in hexadecimal, or dots for any
    private record Sign(Charset charset, List<String> bytes) {
        Sign(Charset charset, String... bytes) {
            this(charset, List.of(bytes));
        }

        int length() {
            return bytes.size();
        }

        boolean begins(byte[] start) {
            if (start.length < bytes.size()) {
                return false;
            }
            for (var index = 0; index < bytes.size(); index++) {
                var sign = bytes.get(index);
                if (!sign.equals("..") && (byte) HexFormat.fromHexDigits(sign) != start[index]) {
                    return false;
                }
            }
            return true;
        }

        /// UTF-16, which has no byte order of its own, reads the mark itself.
        boolean isOf(CharacterSet chosen) {
            return charset.equals(chosen.charset());
        }
    }
}
