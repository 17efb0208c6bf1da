@NullMarked
package io.pypes.benchmarks;

import org.jspecify.annotations.NullMarked;
