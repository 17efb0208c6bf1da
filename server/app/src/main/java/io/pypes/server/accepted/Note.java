package io.pypes.server.accepted;

import java.util.Optional;

/// What is noted of an accepted document.
enum Note {
    /// It is about to be given to its flow.
    ATTEMPT('A'),
    /// The flow gave it back.
    BACK('B'),
    /// It has ended.
    END('E');

    private final byte mark;

    Note(char mark) {
        this.mark = (byte) mark;
    }

    byte[] bytes() {
        return new byte[] {mark};
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
