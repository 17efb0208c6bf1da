package io.pypes.server.flow;

import io.pypes.server.web.InvalidBodyException;

/// How large the parts of a flow may be. What is within bounds can be saved, even if it cannot run.
final class Bounds {

    private Bounds() {}

    static void text(String what, String text, int least, int most) {
        if (text.strip().length() < least) {
            throw new InvalidBodyException("The %s is empty. It must not be.".formatted(what));
        }
        if (text.length() > most) {
            throw new InvalidBodyException(
                    "The %s has %d characters. It may have %d.".formatted(what, text.length(), most));
        }
    }

    static void id(String what, String id) {
        text(what, id, 0, 64);
    }

    static void count(String what, int count, int most) {
        if (count > most) {
            throw new InvalidBodyException("The flow has %d %s. It may have %d.".formatted(count, what, most));
        }
    }
}
