/// Ways from this process to another one and back, side by side.
@NullMarked
package io.pypes.benchmarks.hop;

import org.jspecify.annotations.NullMarked;
