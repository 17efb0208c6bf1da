package io.pypes.components.adapter;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;

/// What adapters say about documents that are too large for them.
final class Limits {
    private Limits() {}

    /// Something is larger than a parameter allows.
    ///
    /// @param what what is too large, as the start of a sentence, with its place
    static PacketException exceeded(String what, long most, String unit) {
        return exceeded("%s has more than %d %s, which is the limit set for this step.".formatted(what, most, unit));
    }

    static PacketException exceeded(String sentence) {
        return new PacketException(ErrorKind.RESOURCE, sentence, null);
    }
}
