/// Checks flows and runs them: definition → compiler → flow → run → outcomes. Plain Java; knows nothing of storage,
/// JSON or HTTP.
@NullMarked
package io.pypes.engine;

import org.jspecify.annotations.NullMarked;
