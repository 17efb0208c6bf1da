package io.pypes.components.expression;

/// How much work one evaluation may still do, in characters and list items looked at.
///
/// Counted, not timed, so that a packet gets the same answer however busy the machine is. Functions are shared by all
/// evaluations and get nothing but their arguments, so the budget of the evaluation at hand is a scoped value.
final class Budget {
    private static final long UNITS = 50_000_000;
    private static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();

    private long left = UNITS;

    private Budget() {}

    /// Does some work with a fresh budget.
    static <T, X extends Throwable> T within(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, new Budget()).call(work);
    }

    static void spend(long units) {
        var budget = CURRENT.get();
        budget.left -= units;
        if (budget.left < 0) {
            throw Undecided.because(
                    "It takes more work than the %d characters and list items that are allowed.".formatted(UNITS));
        }
    }
}
