/// Small parts by themselves, with JMH.
@NullMarked
package io.pypes.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
