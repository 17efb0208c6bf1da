@NullMarked
package io.pypes.engine.codec;

import org.jspecify.annotations.NullMarked;
