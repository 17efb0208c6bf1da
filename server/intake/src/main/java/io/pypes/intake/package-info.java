/// Keeps what was accepted, through crashes and power cuts.
@NullMarked
package io.pypes.intake;

import org.jspecify.annotations.NullMarked;
