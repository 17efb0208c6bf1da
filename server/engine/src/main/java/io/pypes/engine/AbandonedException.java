package io.pypes.engine;

import java.io.Serial;

/// Tells a thread that its call was given up: somebody else goes on with its node.
final class AbandonedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;
}
