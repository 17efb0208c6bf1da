/// The database, and commits that survive a power cut.
@NullMarked
package io.pypes.server.storage;

import org.jspecify.annotations.NullMarked;
