@NullMarked
package io.pypes.chaos;

import org.jspecify.annotations.NullMarked;
