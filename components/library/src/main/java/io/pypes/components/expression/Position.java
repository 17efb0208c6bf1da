package io.pypes.components.expression;

/// A place in a text, as people count: from line 1, column 1.
record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    /// The place of a character.
    static Position of(String text, int index) {
        var before = text.substring(0, index);
        var line = (int) before.chars().filter(character -> character == '\n').count();
        return new Position(line + 1, index - before.lastIndexOf('\n'));
    }

    /// The place that is here when counted from another place.
    Position from(Position start) {
        return line == 1
                ? new Position(start.line, start.column + column - 1)
                : new Position(start.line + line - 1, column);
    }
}
