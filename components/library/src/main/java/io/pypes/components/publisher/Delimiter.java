package io.pypes.components.publisher;

/// What stands between the cells of a row.
public enum Delimiter {
    /// The usual one.
    COMMA(','),
    /// Usual where numbers have a decimal comma.
    SEMICOLON(';'),
    /// As in files for spreadsheets to paste.
    TAB('\t'),
    /// Rare in texts.
    PIPE('|');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }
}
