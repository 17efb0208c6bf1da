package io.pypes.sdk;

import java.io.Closeable;
import java.io.IOException;

/// One step of a flow at work. One instance per node, called from one thread at a time, though not always from
/// the same: fields need no locks, and are better than thread locals.
public sealed interface Component extends Closeable permits Source, Processor, Publisher {

    /// Makes ready for work. Called once, before anything else. If it throws, the flow does not start.
    ///
    /// @param context the component's view of its run
    /// @throws Exception if the component cannot work; the message says what would be right
    default void open(Context context) throws Exception {}

    /// Gives back what [#open] took. Called once, after the last call, also after a failed open.
    ///
    /// @throws IOException if something could not be given back
    @Override
    default void close() throws IOException {}
}
