/// Publishers: bring packets out of a flow, into files and the log.
@NullMarked
package io.pypes.components.publisher;

import org.jspecify.annotations.NullMarked;
