package io.pypes.server.web;

import java.io.Serial;
import java.util.List;

/// A request cannot be carried out, for a reason its sender can understand.
public final class ApiException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient List<FlowProblem> problems;

    /// Makes an exception.
    ///
    /// @param detail a full sentence: what is wrong and what would be right
    public ApiException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    /// Makes an exception that lists what is wrong with a flow.
    public ApiException(ErrorCode code, String detail, List<FlowProblem> problems) {
        super(detail);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    public ErrorCode code() {
        return code;
    }

    public List<FlowProblem> problems() {
        return problems;
    }
}
