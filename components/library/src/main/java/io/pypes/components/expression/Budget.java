package io.pypes.components.expression;

/// How much work one evaluation may still do, in characters looked at; a list item counts as several.
///
/// Counted, not timed, so that a packet gets the same answer however busy the machine is. Functions are shared by all
/// evaluations and get nothing but their arguments, so the budget of the evaluation at hand is a scoped value.
final class Budget {
    private static final long CHARACTERS = 50_000_000;
    private static final long CHARACTERS_PER_ITEM = 10;
    private static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();

    private long left = CHARACTERS;

    private Budget() {}

    /// Does some work with a fresh budget.
    static <T, X extends Throwable> T within(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, new Budget()).call(work);
    }

    static void spendItem() {
        spend(CHARACTERS_PER_ITEM);
    }

    static void spend(long characters) {
        var budget = CURRENT.get();
        budget.left -= characters;
        if (budget.left < 0) {
            throw Undecided.because("It looks at more than %d characters or %d list items."
                    .formatted(CHARACTERS, CHARACTERS / CHARACTERS_PER_ITEM));
        }
    }
}
