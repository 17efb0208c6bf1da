package io.pypes.engine;

/// What a tasklet works with, whichever component instance is at it.
///
/// @param node what it runs
/// @param inbox where packets come in
/// @param outlets where they go
/// @param context what the component sees
/// @param counters what it did so far
/// @param failures where packets go that cannot be handled
/// @param retries what waits for another attempt
record Bench(
        BoundNode<?> node,
        Channel inbox,
        Outlets outlets,
        NodeContext context,
        NodeCounters counters,
        Failures failures,
        Retries retries) {}
