package io.pypes.components.expression;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// A function or an operator: how it is written, and what it does. It takes anything, and says itself what does not
/// fit; so the sentence can say what to write instead.
///
/// @param usage an example, for messages
record Operation(String name, String usage, List<CelOverloadDecl> declarations, List<CelFunctionBinding> bindings) {

    static Operation nullary(String name, CelType result, CelFunctionOverload work) {
        var declaration = CelOverloadDecl.newGlobalOverload(name, result, List.of());
        return new Operation(name, name, List.of(declaration), List.of(CelFunctionBinding.from(name, List.of(), work)));
    }

    static Operation unary(String name, CelType result, CelFunctionOverload.Unary<Object> work) {
        return of(name, 1, result, id -> CelFunctionBinding.from(id, Object.class, work));
    }

    static Operation binary(String name, CelType result, CelFunctionOverload.Binary<Object, Object> work) {
        return of(name, 2, result, id -> CelFunctionBinding.from(id, Object.class, Object.class, work));
    }

    static Operation ternary(String name, CelType result, CelFunctionOverload work) {
        return of(name, 3, result, id -> CelFunctionBinding.from(id, Collections.nCopies(3, Object.class), work));
    }

    /// Both `name(x)` and `x.name()` can be written.
    private static Operation of(String name, int arity, CelType result, Function<String, CelFunctionBinding> binding) {
        List<CelType> parameters = Collections.nCopies(arity, SimpleType.DYN);
        var alone = "call_" + name;
        var behind = "call_of_" + name;
        return new Operation(
                name,
                name,
                List.of(
                        CelOverloadDecl.newGlobalOverload(alone, result, parameters),
                        CelOverloadDecl.newMemberOverload(behind, result, parameters)),
                List.of(binding.apply(alone), binding.apply(behind)));
    }

    /// The same with an example of how it is written.
    Operation like(String example) {
        return new Operation(name, example, declarations, bindings);
    }
}
