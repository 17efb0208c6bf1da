package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import org.jspecify.annotations.Nullable;

/// Ends of packets, told to their accounts together where several of one document end alike. Used by one thread.
final class Settlements {

    private @Nullable Account account;
    private State state = State.PUBLISHED;
    private String node = "";
    private String message = "";
    private long packets;

    /// A packet ended. Its account hears of it at the next [#flush] at the latest.
    void add(Origin origin, State how, String where, String why) {
        var single = origin.single();
        if (single != null && single.equals(account) && how == state && where.equals(node) && why.equals(message)) {
            packets++;
        } else {
            begin(single, origin, how, where, why);
        }
    }

    private void begin(@Nullable Account single, Origin origin, State how, String where, String why) {
        flush();
        if (single == null) {
            origin.settle(how, 1, where, why);
            return;
        }
        account = single;
        state = how;
        node = where;
        message = why;
        packets = 1;
    }

    /// Tells what has not been told.
    void flush() {
        var told = account;
        if (told != null) {
            account = null;
            told.end(state, packets, node, message);
        }
    }
}
