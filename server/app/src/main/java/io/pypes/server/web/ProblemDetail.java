package io.pypes.server.web;

import java.util.List;
import java.util.Optional;

/// What a client is told when a request cannot be carried out (RFC 9457).
///
/// @param type URI of the sort of error
/// @param title the sort of error in words
/// @param status HTTP status
/// @param detail a full sentence: what is wrong and what would be right
/// @param instance path of the request
/// @param code the sort of error, for programs
/// @param problems what is wrong with a flow
public record ProblemDetail(
        Optional<String> type,
        String title,
        int status,
        String detail,
        Optional<String> instance,
        ErrorCode code,
        Optional<List<FlowProblem>> problems) {

    static ProblemDetail of(ApiException refused, String path) {
        var status = refused.code().status();
        var word = Words.of(refused.code());
        return new ProblemDetail(
                Optional.of("urn:pypes:problem:" + word),
                status.getReasonPhrase(),
                status.value(),
                String.valueOf(refused.getMessage()),
                Optional.of(path),
                refused.code(),
                Optional.of(refused.problems()).filter(problems -> !problems.isEmpty()));
    }
}
