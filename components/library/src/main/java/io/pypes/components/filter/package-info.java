/// Components that let packets through or drop them.
@NullMarked
package io.pypes.components.filter;

import org.jspecify.annotations.NullMarked;
