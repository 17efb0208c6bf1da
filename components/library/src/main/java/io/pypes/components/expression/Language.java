package io.pypes.components.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.stream.Stream;

/// The Common Expression Language with our variables, functions and operators, and with bounds on everything.
final class Language {
    /// How many list items one evaluation may go through.
    static final int ITERATIONS = 50_000;

    /// How many characters an expression may have.
    static final int LONGEST = 4000;

    private static final int DEEPEST = 50;

    private static final List<Operation> OPERATIONS = Stream.of(Operators.ALL, Functions.ALL, Gathering.OPERATIONS)
            .flatMap(List::stream)
            .toList();

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(ITERATIONS)
            .enableHeterogeneousNumericComparisons(true) // without it the runtime cannot be built
            .build();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                    .includeFunctions(
                            CelStandardDeclarations.StandardFunction.LOGICAL_AND,
                            CelStandardDeclarations.StandardFunction.LOGICAL_OR,
                            CelStandardDeclarations.StandardFunction.NOT_STRICTLY_FALSE)
                    .build())
            .setStandardMacros(
                    CelStandardMacro.HAS, CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE)
            .addMacros(Gathering.MACROS)
            .addVar("doc", SimpleType.DYN)
            .addVar("values", SimpleType.DYN)
            .addVar("meta", SimpleType.DYN)
            .addFunctionDeclarations(OPERATIONS.stream()
                    .map(operation ->
                            CelFunctionDecl.newFunctionDeclaration(operation.name(), operation.declarations()))
                    .toList())
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .includeFunctions(CelStandardFunctions.StandardFunction.NOT_STRICTLY_FALSE)
                    .build())
            .addFunctionBindings(OPERATIONS.stream()
                    .flatMap(operation -> operation.bindings().stream())
                    .toList())
            .build();

    private Language() {}

    /// Compiles an expression.
    ///
    /// @param start where it starts in the text it is a part of
    /// @throws IllegalArgumentException if there is a mistake in it; the message says where
    static CelAbstractSyntaxTree compile(String source, Position start) {
        var result = COMPILER.compile(source);
        if (result.hasError()) {
            throw Mistake.in(source, result.getErrors().getFirst()).at(start);
        }
        try {
            return result.getAst();
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Program plan(CelAbstractSyntaxTree compiled) {
        try {
            return RUNTIME.createProgram(compiled);
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
