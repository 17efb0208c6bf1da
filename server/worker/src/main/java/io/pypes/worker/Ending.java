package io.pypes.worker;

/// How a process of a worker ended.
///
/// @param cause a sentence, or several
record Ending(String cause, Blame blame) {

    /// Who may be to blame.
    enum Blame {
        /// The end was wanted.
        NOBODY,
        /// Somebody who is not of this server ended it.
        OUTSIDE,
        /// What it worked on.
        DOCUMENTS
    }

    boolean isWanted() {
        return blame == Blame.NOBODY;
    }

    /// The same, and more about it.
    Ending with(String more) {
        return new Ending(cause + more, blame);
    }
}
