package io.pypes.engine;

import java.io.Serial;

/// A component of a flow could not be made ready; the flow does not run.
public final class FlowStartException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final String node;

    public FlowStartException(String node, String message, Throwable cause) {
        super(message, cause);
        this.node = node;
    }

    /// Id of the node that did not start.
    public String node() {
        return node;
    }
}
