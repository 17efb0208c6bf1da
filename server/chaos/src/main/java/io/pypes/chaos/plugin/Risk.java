package io.pypes.chaos.plugin;

/// What happens when a document is published at risk. It follows from the number of the document.
public enum Risk {
    NONE,
    /// The first attempts, one or two, fail for a reason that goes away.
    BUSY,
    /// It fails for good.
    REFUSED,
    /// It takes a second.
    SLOW,
    /// It goes on until it is interrupted.
    HANGS,
    /// It goes on, interrupted or not.
    DEAF,
    /// The process ends when the document is written, and again the next time for every other one.
    HALTS,
    /// The process ends every time, before anything is written.
    POISON;

    /// With which the process ends, so that this is not taken for a fault of the server.
    public static final int STATUS = 66;

    /// Of the document with this number.
    public static Risk of(int number) {
        if (number % 2000 == 1501) {
            return POISON;
        }
        if (number % 2000 == 801) {
            return DEAF;
        }
        return switch (number % 1000) {
            case 101 -> HANGS;
            case 211, 611 -> SLOW;
            case 401, 901 -> HALTS;
            default -> ofMany(number);
        };
    }

    private static Risk ofMany(int number) {
        if (number % 100 == 45) {
            return REFUSED;
        }
        return number % 20 == 12 ? BUSY : NONE;
    }

    /// How often a document of this number is to halt the process, or to be busy.
    static int times(int number) {
        return 1 + number / 100 % 2;
    }
}
