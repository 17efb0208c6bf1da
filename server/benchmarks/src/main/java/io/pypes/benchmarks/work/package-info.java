/// The work itself, as done in a process of its own: warm up, measure, check, print one line.
@NullMarked
package io.pypes.benchmarks.work;

import org.jspecify.annotations.NullMarked;
