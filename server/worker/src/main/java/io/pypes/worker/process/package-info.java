/// The worker process: runs what the server tells it to, and ends with the server.
@NullMarked
package io.pypes.worker.process;

import org.jspecify.annotations.NullMarked;
