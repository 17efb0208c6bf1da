@NullMarked
package io.pypes.documents;

import org.jspecify.annotations.NullMarked;
