/// Flows in processes of their own: the server starts them, hands documents to whichever is free, and replaces those
/// that end.
@NullMarked
package io.pypes.worker;

import org.jspecify.annotations.NullMarked;
