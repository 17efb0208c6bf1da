/// Flows as drawn, saved and published.
@NullMarked
package io.pypes.server.flow;

import org.jspecify.annotations.NullMarked;
