/// The server.
@NullMarked
package io.pypes.server;

import org.jspecify.annotations.NullMarked;
