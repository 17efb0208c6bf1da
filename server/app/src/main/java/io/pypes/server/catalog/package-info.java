/// The components there are: built in, and from plugin JARs that come and go.
@NullMarked
package io.pypes.server.catalog;

import org.jspecify.annotations.NullMarked;
