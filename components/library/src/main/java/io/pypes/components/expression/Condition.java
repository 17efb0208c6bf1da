package io.pypes.components.expression;

import dev.cel.common.types.CelKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;

/// A question about a packet that is answered with yes or no, such as `number(doc.price) > 10`.
///
/// Immutable, and without state: many may ask it at once.
public final class Condition {
    private final Expression expression;

    private Condition(Expression expression) {
        this.expression = expression;
    }

    /// Compiles a condition.
    ///
    /// @throws IllegalArgumentException if there is a mistake in it; the message says where, and what is right
    public static Condition of(String source) {
        var expression = Expression.compile(source, Position.START);
        var kind = expression.type().kind();
        if (kind != CelKind.BOOL && kind != CelKind.DYN) {
            throw new Mistake(
                            Position.START,
                            "A condition must be true or false: compare with something, as in %s == \"x\"."
                                    .formatted(expression))
                    .at(Position.START);
        }
        return new Condition(expression);
    }

    /// Says whether it is true of a packet.
    ///
    /// @throws PacketException if that cannot be said, such as when an attribute is missing; of kind INVALID_INPUT,
    ///     with a sentence that says what to write instead
    public boolean holds(Packet packet) throws PacketException {
        return expression.evaluate(packet, Condition::flag);
    }

    private static boolean flag(Object result) {
        if (result instanceof Boolean flag) {
            return flag;
        }
        throw Undecided.because("%s is %s and not true or false: compare it with something."
                .formatted(Comparison.quoted(result), Comparison.sort(result)));
    }

    /// The condition as it was written.
    @Override
    public String toString() {
        return expression.toString();
    }
}
