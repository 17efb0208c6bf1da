@NullMarked
package io.pypes.components;

import org.jspecify.annotations.NullMarked;
