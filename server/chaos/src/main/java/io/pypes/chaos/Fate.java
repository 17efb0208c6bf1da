package io.pypes.chaos;

/// How a document is meant to end.
enum Fate {
    PUBLISHED,
    DROPPED,
    DEAD_LETTERED
}
