@NullMarked
package io.pypes.components.publisher;

import org.jspecify.annotations.NullMarked;
