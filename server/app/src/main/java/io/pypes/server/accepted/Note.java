package io.pypes.server.accepted;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What is noted of an accepted document.
enum Note {
    /// It is about to be given to its flow.
    ATTEMPT('A'),
    /// The flow gave it back.
    BACK('B'),
    /// A process ended while it had it. What it died of follows.
    DEATH('D'),
    /// It has ended.
    END('E');

    private final byte mark;

    Note(char mark) {
        this.mark = (byte) mark;
    }

    byte[] bytes() {
        return new byte[] {mark};
    }

    /// With a text behind it.
    byte[] bytes(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var note = Arrays.copyOf(bytes(), utf8.length + 1);
        System.arraycopy(utf8, 0, note, 1, utf8.length);
        return note;
    }

    /// The text behind it.
    static String text(byte[] note) {
        return new String(note, 1, note.length - 1, StandardCharsets.UTF_8);
    }

    static Optional<Note> of(byte[] bytes) {
        for (var note : values()) {
            if (bytes.length > 0 && bytes[0] == note.mark) {
                return Optional.of(note);
            }
        }
        return Optional.empty();
    }
}
