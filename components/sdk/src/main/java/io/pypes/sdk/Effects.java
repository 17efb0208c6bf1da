package io.pypes.sdk;

/// What a component does to the world outside the flow. Previews run everything but [#WRITES].
public enum Effects {
    /// Nothing: the same packet gives the same result.
    NONE,
    /// It reads from outside: a service, a file, the clock.
    READS,
    /// It changes something outside: a file, a database, an index.
    WRITES
}
