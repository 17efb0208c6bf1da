package io.pypes.worker;

/// Finds out whether a process says nothing any more. Looks are counted, and not time: if the server was halted itself,
/// it has yet to read what the process said meanwhile.
final class Silence {

    /// So many looks in turn at which nothing new was heard.
    static final int LOOKS = 5;

    private long heard;
    private int silent;

    /// @param heard says when something was heard last
    Silence(long heard) {
        this.heard = heard;
    }

    /// Takes a look.
    boolean lasts(long heardLast) {
        silent = heardLast == heard ? silent + 1 : 0;
        heard = heardLast;
        return silent >= LOOKS;
    }
}
