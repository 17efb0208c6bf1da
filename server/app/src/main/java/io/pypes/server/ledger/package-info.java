/// What became of each document, and the dead letters.
@NullMarked
package io.pypes.server.ledger;

import org.jspecify.annotations.NullMarked;
