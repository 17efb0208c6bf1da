/// Where flows run: in the server, or in worker processes that it keeps.
@NullMarked
package io.pypes.server.worker;

import org.jspecify.annotations.NullMarked;
