package io.pypes.components.adapter;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Documents for tests of adapters.
final class Documents {
    private Documents() {}

    /// A document named `data`, in UTF-8.
    static Packet of(String mediaType, String text) {
        return of(mediaType, text, StandardCharsets.UTF_8);
    }

    static Packet of(String mediaType, String text, Charset charset) {
        return of(mediaType, text.getBytes(charset));
    }

    static Packet of(String mediaType, byte[] bytes) {
        return Packet.of(Content.of(bytes), MediaType.of(mediaType)).withMetadata(Metadata.FILENAME, Value.of("data"));
    }
}
