package io.pypes.worker;

/// How a process of a worker ended.
///
/// @param cause a sentence, or several
/// @param where it was in the code when it told last, in a sentence; may be empty
record Ending(String cause, String where, Blame blame) {

    /// Who may be to blame.
    enum Blame {
        /// The end was wanted.
        NOBODY,
        /// Somebody who is not of this server ended it.
        OUTSIDE,
        /// What it worked on.
        DOCUMENTS
    }

    Ending(String cause, Blame blame) {
        this(cause, "", blame);
    }

    boolean isWanted() {
        return blame == Blame.NOBODY;
    }
}
