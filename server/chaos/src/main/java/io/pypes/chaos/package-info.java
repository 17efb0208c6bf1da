/// Kills the server while it works, and compares what it had accepted with what became of it.
@NullMarked
package io.pypes.chaos;

import org.jspecify.annotations.NullMarked;
