package io.pypes.server.flow;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.util.Arrays;

/// Which draft the sender of a change believes to change.
public record IfMatch(String header) {

    /// Any draft will do.
    public static IfMatch any() {
        return new IfMatch("*");
    }

    /// How a draft is named in `ETag` and `If-Match`.
    static String etag(StoredFlow flow) {
        return "\"" + flow.draftTag() + "\"";
    }

    void check(StoredFlow flow) {
        if (Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .noneMatch(tag -> tag.equals("*") || tag.equals(etag(flow)))) {
            throw changed(flow.id());
        }
    }

    static ApiException changed(String id) {
        return new ApiException(
                ErrorCode.FLOW_CHANGED,
                "Somebody else has saved the flow \"%s\" since you read it. Read it again before you change it."
                        .formatted(id));
    }
}
