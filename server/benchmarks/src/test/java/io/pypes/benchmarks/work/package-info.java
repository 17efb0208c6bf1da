@NullMarked
package io.pypes.benchmarks.work;

import org.jspecify.annotations.NullMarked;
