package io.pypes.server.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Makes ids that sort by the time they were made and cannot be guessed: 26 characters of Crockford's Base32, as
/// ULIDs are (https://github.com/ulid/spec). The first 64 of the 128 bits are a number that no other id of the
/// server has: the time in milliseconds, and a count within it. The others are random. Thread-safe.
@Component
public final class Ids {

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int BITS = 5;
    private static final int COUNT_BITS = 16;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long last;

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    /// A new id.
    public String next() {
        return text(nextNumber(), random.nextLong());
    }

    /// A number that no other id has, larger than that of each before.
    public synchronized long nextNumber() {
        last = Math.max(clock.millis() << COUNT_BITS, last + 1);
        return last;
    }

    /// The smallest number that an id of this time can have.
    static long first(Instant time) {
        return time.toEpochMilli() << COUNT_BITS;
    }

    /// Makes sure that all further numbers are larger than this one, which was made before the server started.
    public synchronized void startAfter(long number) {
        last = Math.max(last, number);
    }

    private static String text(long number, long secret) {
        var text = new char[LENGTH];
        var high = number;
        var low = secret;
        for (var index = LENGTH - 1; index >= 0; index--) {
            text[index] = DIGITS.charAt((int) low & 31);
            low = (low >>> BITS) | (high << (Long.SIZE - BITS));
            high >>>= BITS;
        }
        return new String(text);
    }

    /// The number within an id; 0 if it is none.
    public static long number(String id) {
        if (id.length() != LENGTH) {
            return 0;
        }
        var high = 0L;
        var low = 0L;
        for (var index = 0; index < LENGTH; index++) {
            var digit = DIGITS.indexOf(id.charAt(index));
            if (digit < 0) {
                return 0;
            }
            high = (high << BITS) | (low >>> (Long.SIZE - BITS));
            low = (low << BITS) | digit;
        }
        return high;
    }
}
