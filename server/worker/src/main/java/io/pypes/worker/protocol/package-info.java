/// What the server and its worker processes say to each other, and how that becomes bytes.
@NullMarked
package io.pypes.worker.protocol;

import org.jspecify.annotations.NullMarked;
