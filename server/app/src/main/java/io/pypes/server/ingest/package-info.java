/// Documents on their way in, and what became of them.
@NullMarked
package io.pypes.server.ingest;

import org.jspecify.annotations.NullMarked;
