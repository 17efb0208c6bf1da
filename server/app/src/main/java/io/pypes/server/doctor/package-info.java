/// Looks whether the data folder of a server that does not run is in order.
@NullMarked
package io.pypes.server.doctor;

import org.jspecify.annotations.NullMarked;
