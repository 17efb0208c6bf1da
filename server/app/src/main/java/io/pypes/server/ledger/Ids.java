package io.pypes.server.ledger;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Makes ids that sort by the time they were made and cannot be guessed: 26 characters of Crockford's Base32, as
/// ULIDs are (https://github.com/ulid/spec). Ids made within one millisecond by one server still sort. Thread-safe.
@Component
public final class Ids {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] digits = new byte[RANDOM_DIGITS];
    private long last;

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    /// A new id.
    public synchronized String next() {
        var now = clock.millis();
        if (now > last) {
            last = now;
            for (var index = 0; index < RANDOM_DIGITS; index++) {
                digits[index] = (byte) random.nextInt(32);
            }
        } else {
            increment();
        }
        var text = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
        for (var shift = (TIME_DIGITS - 1) * 5; shift >= 0; shift -= 5) {
            text.append(DIGITS[(int) (last >>> shift) & 31]);
        }
        for (var digit : digits) {
            text.append(DIGITS[digit]);
        }
        return text.toString();
    }

    private void increment() {
        var index = RANDOM_DIGITS - 1;
        while (index >= 0 && digits[index] == 31) {
            digits[index--] = 0;
        }
        if (index < 0) {
            last++;
        } else {
            digits[index]++;
        }
    }
}
