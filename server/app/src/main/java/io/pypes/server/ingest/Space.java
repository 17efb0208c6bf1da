package io.pypes.server.ingest;

import io.pypes.server.content.DiskRoom;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import org.springframework.stereotype.Component;

/// Refuses documents that the disk has no room for, before they are accepted.
@Component
final class Space {

    private final DiskRoom room;

    Space(DiskRoom room) {
        this.room = room;
    }

    /// @param bytes that are to be written to files, as far as is known
    /// @throws ApiException if there is no room for them
    void check(long bytes) {
        if (!room.has(bytes)) {
            throw new ApiException(
                    ErrorCode.STORE_FULL,
                    "The disk of the server has no room for this document: its last %d MB are for those that were accepted. Send it again when there is space."
                            .formatted(room.reserve() >> 20));
        }
    }
}
