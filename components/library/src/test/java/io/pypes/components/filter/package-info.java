@NullMarked
package io.pypes.components.filter;

import org.jspecify.annotations.NullMarked;
