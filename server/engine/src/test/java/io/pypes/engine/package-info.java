/// Tests of the engine, with real threads and components written for them.
@NullMarked
package io.pypes.engine;

import org.jspecify.annotations.NullMarked;
