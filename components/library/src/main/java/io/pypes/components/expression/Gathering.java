package io.pypes.components.expression;

import static dev.cel.common.types.SimpleType.DYN;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list that `map` and `filter` are filling, opaque to the evaluator. The standard macros make a new list at each
/// step, and the evaluator goes through it: with ten thousand values that takes more than a second.
final class Gathering {
    static final List<CelMacro> MACROS = List.of(
            CelMacro.newReceiverMacro(
                    "map",
                    2,
                    (factory, list, arguments) -> loop(factory, list, arguments, Optional.empty(), arguments.get(1))),
            CelMacro.newReceiverMacro(
                    "map",
                    3,
                    (factory, list, arguments) ->
                            loop(factory, list, arguments, Optional.of(arguments.get(1)), arguments.get(2))),
            CelMacro.newReceiverMacro(
                    "filter",
                    2,
                    (factory, list, arguments) ->
                            loop(factory, list, arguments, Optional.of(arguments.get(1)), arguments.get(0))));

    static final List<Operation> OPERATIONS = List.of(
            Operation.nullary("@gather", DYN, _ -> new Gathering()),
            Operation.binary("@append", DYN, (gathering, item) -> ((Gathering) gathering).append(item)),
            Operation.unary("@gathered", ListType.create(DYN), gathering -> ((Gathering) gathering).list()));

    private final List<Object> items = new ArrayList<>();

    private Gathering() {}

    private static Optional<CelExpr> loop(
            CelMacroExprFactory factory,
            CelExpr list,
            ImmutableList<CelExpr> arguments,
            Optional<CelExpr> condition,
            CelExpr item) {
        var variable = arguments.getFirst();
        if (variable.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(factory.reportError("a variable is needed first"));
        }
        var result = factory.getAccumulatorVarName();
        var append = factory.newGlobalCall("@append", factory.newIdentifier(result), item);
        var step = condition
                .map(holds -> factory.newGlobalCall("_?_:_", holds, append, factory.newIdentifier(result)))
                .orElse(append);
        return Optional.of(factory.fold(
                variable.ident().name(),
                list,
                result,
                factory.newGlobalCall("@gather"),
                factory.newBoolLiteral(true),
                step,
                factory.newGlobalCall("@gathered", factory.newIdentifier(result))));
    }

    private Gathering append(Object item) {
        items.add(bounded(item));
        return this;
    }

    private Items list() {
        return new Items(items);
    }

    /// An item for a new list. A list in a list has to be one that is paid for by the look, or a short expression
    /// could nest lists until going through them takes forever.
    static Object bounded(Object item) {
        return switch (item) {
            case Items items -> items;
            case List<?> items -> new Items(items);
            case Map<?, ?> _ -> throw Undecided.because("A list made by an expression cannot hold maps.");
            default -> item;
        };
    }
}
