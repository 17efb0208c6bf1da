@NullMarked
package io.pypes.components.operator;

import org.jspecify.annotations.NullMarked;
