package io.pypes.components;

/// What stands between parts of a text. In forms, `\t` is a tab and `\n` the end of a line.
///
/// @param text the characters, at least one
public record Separator(String text) {

    /// Reads a separator as it is written in a form.
    ///
    /// @throws IllegalArgumentException if it is empty
    public static Separator of(String source) {
        if (source.isEmpty()) {
            throw new IllegalArgumentException("The separator is empty. Write what stands between two parts.");
        }
        return new Separator(source.replace("\\t", "\t").replace("\\n", "\n"));
    }
}
