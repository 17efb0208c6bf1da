package io.pypes.components.expression;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.Collections;
import java.util.List;

/// A function or an operator: how it is written, and what it does. It takes anything, and says itself what does not
/// fit; so the sentence can say what to write instead.
///
/// @param usage an example, for messages
record Operation(String name, String usage, List<CelOverloadDecl> declarations, List<CelFunctionBinding> bindings) {

    static Operation nullary(String name, CelType result, CelFunctionOverload work) {
        return of(name, name, 0, result, work);
    }

    static Operation unary(String name, String usage, CelType result, CelFunctionOverload.Unary<Object> work) {
        return of(name, usage, 1, result, arguments -> work.apply(arguments[0]));
    }

    static Operation binary(
            String name, String usage, CelType result, CelFunctionOverload.Binary<Object, Object> work) {
        return of(name, usage, 2, result, arguments -> work.apply(arguments[0], arguments[1]));
    }

    static Operation ternary(String name, String usage, CelType result, CelFunctionOverload work) {
        return of(name, usage, 3, result, work);
    }

    /// Both `name(x)` and, with at least one argument, `x.name()` can be written.
    private static Operation of(String name, String usage, int arity, CelType result, CelFunctionOverload work) {
        List<CelType> types = Collections.nCopies(arity, SimpleType.DYN);
        List<Class<?>> classes = Collections.nCopies(arity, Object.class);
        var alone = CelOverloadDecl.newGlobalOverload("call_" + name, result, types);
        var binding = CelFunctionBinding.from("call_" + name, classes, work);
        if (arity == 0) {
            return new Operation(name, usage, List.of(alone), List.of(binding));
        }
        return new Operation(
                name,
                usage,
                List.of(alone, CelOverloadDecl.newMemberOverload("call_of_" + name, result, types)),
                List.of(binding, CelFunctionBinding.from("call_of_" + name, classes, work)));
    }
}
