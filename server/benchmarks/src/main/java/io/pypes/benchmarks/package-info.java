/// Runs the same work on our engine and on its peers, each in a process of its own, and compares. JDK only.
@NullMarked
package io.pypes.benchmarks;

import org.jspecify.annotations.NullMarked;
