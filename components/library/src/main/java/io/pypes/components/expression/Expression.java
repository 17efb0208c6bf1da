package io.pypes.components.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.util.Optional;
import java.util.function.Function;

/// A compiled expression, ready for any number of packets. It has no state, so many may use it at once.
final class Expression {
    private static final int LONGEST_QUOTE = 200;

    private final String source;
    private final CelType type;
    private final Program program;

    private Expression(String source, CelAbstractSyntaxTree compiled) {
        this.source = source.strip();
        this.type = compiled.getResultType();
        this.program = Language.plan(compiled);
    }

    /// Compiles an expression.
    ///
    /// @param start where it starts in the text it is a part of
    /// @throws IllegalArgumentException if there is a mistake in it; the message says where
    static Expression compile(String source, Position start) {
        var compiled = Language.compile(source, start);
        new PatternCheck(source, start, compiled).visit(compiled);
        return new Expression(source, compiled);
    }

    /// What sort of result it has, as far as that is known without a packet.
    CelType type() {
        return type;
    }

    /// Works the expression out for a packet.
    ///
    /// @param reader makes something of the result; what it reads is bounded like the rest
    /// @throws PacketException if there is no result, with a sentence about the reason
    <T> T evaluate(Packet packet, Function<Object, T> reader) throws PacketException {
        try {
            return Budget.within(() -> reader.apply(program.eval(variables(packet))));
        } catch (CelEvaluationException undecided) {
            throw noResult(Undecided.sentence(undecided));
        } catch (CelRuntimeException undecided) {
            throw noResult(String.valueOf(undecided.getMessage()));
        }
    }

    private static CelVariableResolver variables(Packet packet) {
        return name -> switch (name) {
            case "doc" -> Optional.of(new Names.Attributes(packet));
            case "values" -> Optional.of(new Names.AllValues(packet));
            case "meta" -> Optional.of(new Names.PacketMetadata(packet));
            default -> Optional.empty();
        };
    }

    private PacketException noResult(String reason) {
        return PacketException.invalidInput("The expression \"%s\" has no result for this packet. %s"
                .formatted(
                        source.length() > LONGEST_QUOTE ? source.substring(0, LONGEST_QUOTE) + "..." : source, reason));
    }

    @Override
    public String toString() {
        return source;
    }

    /// Looks for text patterns that are wrong, before any packet comes.
    private static final class PatternCheck extends CelExprVisitor {
        private final String source;
        private final Position start;
        private final CelAbstractSyntaxTree compiled;

        PatternCheck(String source, Position start, CelAbstractSyntaxTree compiled) {
            this.source = source;
            this.start = start;
            this.compiled = compiled;
        }

        @Override
        protected void visit(CelExpr expression, CelExpr.CelCall call) {
            if (call.function().equals("matches")) {
                check(call.args().getLast());
            }
            super.visit(expression, call);
        }

        private void check(CelExpr pattern) {
            if (pattern.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                return;
            }
            try {
                TextPattern.of(pattern.constant().stringValue());
            } catch (IllegalArgumentException wrong) {
                var index = compiled.getSource().getPositionsMap().getOrDefault(pattern.id(), 0);
                throw new Mistake(Position.of(source, index), String.valueOf(wrong.getMessage())).at(start);
            }
        }
    }
}
