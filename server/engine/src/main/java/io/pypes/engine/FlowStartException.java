package io.pypes.engine;

import java.io.Serial;

/// A component of a flow could not be made ready; the flow does not run.
public final class FlowStartException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final String node;

    FlowStartException(String node, Throwable cause) {
        super("Node \"%s\" could not start: %s".formatted(node, sentence(cause)), cause);
        this.node = node;
    }

    private static String sentence(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /// Id of the node that did not start.
    public String node() {
        return node;
    }
}
