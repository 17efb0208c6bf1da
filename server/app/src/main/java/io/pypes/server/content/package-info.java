/// Bytes of documents: in memory when few, in files when many.
@NullMarked
package io.pypes.server.content;

import org.jspecify.annotations.NullMarked;
