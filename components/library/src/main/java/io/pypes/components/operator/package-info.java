/// Components that split, route, join and count.
@NullMarked
package io.pypes.components.operator;

import org.jspecify.annotations.NullMarked;
