/// Plugins for tests: one on the class path, the others to be packed into JARs.
@NullMarked
package io.pypes.server.catalog.samples;

import org.jspecify.annotations.NullMarked;
