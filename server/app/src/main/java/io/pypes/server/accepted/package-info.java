/// What was accepted and has not ended, on disk, so that nothing of it is lost.
@NullMarked
package io.pypes.server.accepted;

import org.jspecify.annotations.NullMarked;
