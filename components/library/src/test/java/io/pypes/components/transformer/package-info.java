@NullMarked
package io.pypes.components.transformer;

import org.jspecify.annotations.NullMarked;
