/// What can be set, and the data directory.
@NullMarked
package io.pypes.server.settings;

import org.jspecify.annotations.NullMarked;
