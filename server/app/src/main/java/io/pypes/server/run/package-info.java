/// Flows at work in this server.
@NullMarked
package io.pypes.server.run;

import org.jspecify.annotations.NullMarked;
