/// A first use of the server that the Java machine learns from.
@NullMarked
package io.pypes.server.rehearsal;

import org.jspecify.annotations.NullMarked;
