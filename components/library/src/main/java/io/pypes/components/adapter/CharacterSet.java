package io.pypes.components.adapter;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/// The character set of a document, as a parameter.
///
/// @param charset the character set
public record CharacterSet(Charset charset) {

    /// Finds a character set by its name.
    ///
    /// @throws IllegalArgumentException if this machine knows none of that name; the message is a sentence
    public static CharacterSet of(String name) {
        try {
            return new CharacterSet(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new IllegalArgumentException(
                    "There is no character set \"%s\". There are \"utf-8\", \"windows-1252\", \"utf-16\" and others."
                            .formatted(name),
                    unknown);
        }
    }
}
