package io.pypes.engine;

import java.time.Duration;

/// What happens when a node cannot handle a packet: it is tried again when that is worth it, then goes to the `error`
/// port if that is wired, else to the dead letters.
///
/// @param retries how often a transient fault is tried again, 0 or more
/// @param backoff the wait before the first retry; it doubles each time, with jitter, up to five minutes
/// @param timeout how long one call may take, or go on after it emitted, before it is interrupted; waiting for the next
///     node does not count
public record ErrorPolicy(int retries, Duration backoff, Duration timeout) {

    /// Three retries after 1, 2 and 4 seconds; a minute for one call.
    public static final ErrorPolicy DEFAULT = new ErrorPolicy(3, Duration.ofSeconds(1), Duration.ofMinutes(1));
}
