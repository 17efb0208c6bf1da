/// Components that find something in attributes and add it.
@NullMarked
package io.pypes.components.extractor;

import org.jspecify.annotations.NullMarked;
