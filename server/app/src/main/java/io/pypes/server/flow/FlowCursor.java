package io.pypes.server.flow;

import io.pypes.server.web.Page;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/// A place in the list of flows by last change: behind the flow with this change and id.
record FlowCursor(Instant updatedAt, String id) {

    /// Before the first.
    static final FlowCursor START = new FlowCursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    static FlowCursor behind(StoredFlow flow) {
        return new FlowCursor(flow.updatedAt(), flow.id());
    }

    static FlowCursor read(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new FlowCursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException _) {
            throw Page.unknown(text);
        }
    }

    String write() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((updatedAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
