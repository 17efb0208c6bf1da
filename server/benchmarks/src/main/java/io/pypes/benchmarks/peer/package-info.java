/// One class for each way of sending packets through a chain of steps.
@NullMarked
package io.pypes.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
