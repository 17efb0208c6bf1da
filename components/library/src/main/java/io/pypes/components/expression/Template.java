package io.pypes.components.expression;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.util.ArrayList;
import java.util.List;

/// Text with expressions in it, such as `${doc.city}, ${upper(doc.country)}`. A `$${` is the text `${`.
///
/// Immutable, and without state: many may use it at once.
public final class Template {
    private static final String OPENING = "${";
    private static final String ESCAPED = "$${";

    private final String source;
    private final List<Piece> pieces;

    private Template(String source, List<Piece> pieces) {
        this.source = source;
        this.pieces = List.copyOf(pieces);
    }

    /// A part of a template.
    private sealed interface Piece {
        record Fixed(String text) implements Piece {}

        record Computed(Expression expression) implements Piece {}
    }

    /// Compiles a template.
    ///
    /// @throws IllegalArgumentException if there is a mistake in it; the message says where, and what is right
    public static Template of(String source) {
        var pieces = new ArrayList<Piece>();
        var fixed = new StringBuilder();
        var at = 0;
        while (at < source.length()) {
            if (source.startsWith(ESCAPED, at)) {
                fixed.append(OPENING);
                at += ESCAPED.length();
            } else if (source.startsWith(OPENING, at)) {
                pieces.add(new Piece.Fixed(fixed.toString()));
                fixed.setLength(0);
                var start = at + OPENING.length();
                var end = end(source, start);
                pieces.add(new Piece.Computed(
                        Expression.compile(source.substring(start, end), Position.of(source, start))));
                at = end + 1;
            } else {
                fixed.append(source.charAt(at++));
            }
        }
        pieces.add(new Piece.Fixed(fixed.toString()));
        pieces.removeIf(piece -> piece instanceof Piece.Fixed(var text) && text.isEmpty());
        return new Template(source, pieces);
    }

    /// Finds the brace that ends an expression: not one in a text, nor one that ends another brace.
    private static int end(String source, int start) {
        var depth = 0;
        for (var at = start; at < source.length(); at++) {
            switch (source.charAt(at)) {
                case '"', '\'' -> at = endOfText(source, at);
                case '{' -> depth++;
                case '}' -> {
                    if (depth-- == 0) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        throw new Mistake(
                        Position.of(source, start - OPENING.length()),
                        "This \"${\" has no \"}\", or a text in it has no end. Write \"$${\" for the text \"${\".")
                .at(Position.START);
    }

    private static int endOfText(String source, int start) {
        for (var at = start + 1; at < source.length(); at++) {
            if (source.charAt(at) == source.charAt(start)) {
                return at;
            }
            at += source.charAt(at) == '\\' ? 1 : 0;
        }
        return source.length();
    }

    /// The text for a packet. A list is written with commas between its items.
    ///
    /// @throws PacketException if an expression has no result, such as when an attribute is missing; of kind
    ///     INVALID_INPUT, with a sentence that says what to write instead
    public String text(Packet packet) throws PacketException {
        var text = new StringBuilder();
        for (var piece : pieces) {
            if (text.length() > Texts.LONGEST_RESULT) {
                throw PacketException.invalidInput(
                        "The template makes a text of more than %d characters.".formatted(Texts.LONGEST_RESULT));
            }
            text.append(
                    switch (piece) {
                        case Piece.Fixed(var fixed) -> fixed;
                        case Piece.Computed(var expression) -> expression.evaluate(packet, Conversion::toText);
                    });
        }
        return text.toString();
    }

    /// The values for a packet. A template that is one expression and nothing else keeps the sort of its result: a
    /// number stays a number, and a list becomes several values. Any other gives one text.
    ///
    /// @throws PacketException as [#text] does
    public List<Value> values(Packet packet) throws PacketException {
        if (pieces.size() != 1 || !(pieces.getFirst() instanceof Piece.Computed(var expression))) {
            return List.of(Value.of(text(packet)));
        }
        return expression.evaluate(
                packet,
                result -> result instanceof List<?> items
                        ? Conversion.toValues(items)
                        : List.of(Conversion.toValue(result)));
    }

    /// The template as it was written.
    @Override
    public String toString() {
        return source;
    }
}
