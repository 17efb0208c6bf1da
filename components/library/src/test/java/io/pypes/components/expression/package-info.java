@NullMarked
package io.pypes.components.expression;

import org.jspecify.annotations.NullMarked;
