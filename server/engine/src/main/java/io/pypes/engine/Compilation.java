package io.pypes.engine;

import java.util.List;

/// What came of checking a flow definition.
public sealed interface Compilation {

    /// All problems, errors first.
    List<Problem> problems();

    /// The flow can run.
    ///
    /// @param flow the checked flow
    /// @param problems warnings only
    record Compiled(Flow flow, List<Problem> problems) implements Compilation {
        public Compiled {
            problems = List.copyOf(problems);
        }
    }

    /// It cannot.
    ///
    /// @param problems everything that is wrong
    record Rejected(List<Problem> problems) implements Compilation {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
