@NullMarked
package io.pypes.components.extractor;

import org.jspecify.annotations.NullMarked;
