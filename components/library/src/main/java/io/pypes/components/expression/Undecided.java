package io.pypes.components.expression;

import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.exceptions.CelIterationLimitExceededException;
import dev.cel.runtime.CelEvaluationException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why an expression has no result for a packet, in a sentence.
final class Undecided {
    private static final String NOT_A_LIST = "Unexpected iter_range type";
    private static final String NOT_A_FLAG = "Expected boolean value";

    private static final Pattern NOT_THERE = Pattern.compile("(?:key|Error resolving field) '(.*)'.*", Pattern.DOTALL);

    private Undecided() {}

    /// An exception for the functions and operators to throw; the sentence should say what to write instead.
    static CelInvalidArgumentException because(String sentence) {
        return new CelInvalidArgumentException(sentence);
    }

    /// Finds the sentence in what the evaluator threw; those of the evaluator itself are put in the user's terms.
    static String sentence(CelEvaluationException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CelInvalidArgumentException ours -> {
                    return message(ours);
                }
                case CelIterationLimitExceededException _ -> {
                    return "It goes through more than %d list items.".formatted(Language.ITERATIONS);
                }
                default -> {}
            }
        }
        return explained(thrown);
    }

    private static String explained(CelEvaluationException thrown) {
        var message = message(thrown).replaceFirst("^evaluation error at \\S+ ", "");
        if (message.startsWith(NOT_A_LIST)) {
            return "Only lists can be gone through: write \"values\" in place of \"doc\" for an attribute that may have"
                    + " one value or several.";
        }
        if (message.startsWith(NOT_A_FLAG)) {
            return "A part of it that should be true or false is neither: write a comparison, such as doc.paid =="
                    + " \"yes\".";
        }
        var missing = NOT_THERE.matcher(message);
        return missing.matches()
                ? "There is no \"%s\" in the value before it.".formatted(missing.group(1))
                : message.replaceFirst("\\.?$", ".");
    }

    private static String message(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).orElse("It cannot be evaluated.");
    }
}
