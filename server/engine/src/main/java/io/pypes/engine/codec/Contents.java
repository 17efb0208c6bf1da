package io.pypes.engine.codec;

import io.pypes.sdk.Content;
import java.io.IOException;
import java.util.Optional;

/// Where content is that does not travel inside the bytes of its packet.
public interface Contents {

    /// All content travels inside.
    Contents INSIDE = new Contents() {
        @Override
        public Optional<String> refer(Content content) {
            return Optional.empty();
        }

        @Override
        public Content find(String reference) throws IOException {
            throw new IOException(
                    "The packet refers to content \"%s\", which did not come with it.".formatted(reference));
        }
    };

    /// Asked for content that is not empty.
    ///
    /// @return under which name it will be found; empty if its bytes are to travel inside the packet
    Optional<String> refer(Content content) throws IOException;

    /// Finds content again.
    ///
    /// @throws IOException if it is not there
    Content find(String reference) throws IOException;
}
