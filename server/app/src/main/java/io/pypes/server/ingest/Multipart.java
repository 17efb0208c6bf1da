package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Reads multipart bodies part by part, as they come in.
@Component
final class Multipart {

    private static final int PARTS_AHEAD = 4;

    private final Bodies bodies;

    Multipart(Bodies bodies) {
        this.bodies = bodies;
    }

    /// A part.
    record Received(String name, Optional<String> filename, Optional<MediaType> mediaType, Content content) {}

    interface Receiver {
        void receive(Received part) throws IOException, InterruptedException;
    }

    /// Reads all parts; the receiver gets each when it is complete.
    ///
    /// @return how many there were
    int read(Flux<PartEvent> events, Receiver receiver) throws IOException, InterruptedException {
        var count = 0;
        Bodies.@Nullable Part open = null;
        try (var stream = events.toStream(PARTS_AHEAD)) {
            for (var event : (Iterable<PartEvent>) stream::iterator) {
                var part = open == null ? bodies.part() : open;
                open = part;
                part.write(bytes(event));
                if (event.isLast()) {
                    open = null;
                    receiver.receive(received(event, part));
                    count++;
                }
            }
        } finally {
            if (open != null) {
                open.close();
            }
        }
        return count;
    }

    private static byte[] bytes(PartEvent event) {
        var buffer = event.content();
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static Received received(PartEvent event, Bodies.Part part) throws IOException {
        var filename = event instanceof FilePartEvent file ? Optional.of(file.filename()) : Optional.<String>empty();
        var type = Optional.ofNullable(event.headers().getFirst("Content-Type")).flatMap(MediaType::find);
        return new Received(event.name(), filename, type, part.content());
    }
}
