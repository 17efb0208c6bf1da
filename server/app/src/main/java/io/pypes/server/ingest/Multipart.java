package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.server.content.ContentStore;
import io.pypes.server.run.Permits.Permit;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
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
    record Received(
            String name, Optional<String> filename, Optional<MediaType> mediaType, Content content, Permit memory) {}

    interface Receiver {
        void receive(Received part) throws IOException, InterruptedException;
    }

    /// Takes memory for parts, before they are read.
    interface Room {
        /// Takes it for the first part, or refuses the request.
        Permit reserve(long most);

        /// Takes it for a further part; blocks until it is free.
        Permit await(long most) throws InterruptedException;
    }

    /// Reads all parts; the receiver gets each when it is complete.
    ///
    /// @return how many there were
    int read(Flux<PartEvent> events, Room room, Receiver receiver) throws IOException, InterruptedException {
        var count = 0;
        try (var stream = events.toStream(PARTS_AHEAD)) {
            var left = stream.iterator();
            while (left.hasNext()) {
                try (var memory = count == 0
                                ? room.reserve(ContentStore.MOST_IN_MEMORY)
                                : room.await(ContentStore.MOST_IN_MEMORY);
                        var part = bodies.part()) {
                    receiver.receive(part(left, part, memory));
                    count++;
                }
            }
        }
        return count;
    }

    private static Received part(Iterator<PartEvent> events, Bodies.Part part, Permit memory) throws IOException {
        PartEvent event;
        do {
            event = events.next();
            part.write(Bodies.bytes(event.content()));
        } while (!event.isLast());
        return received(event, part, memory);
    }

    private static Received received(PartEvent event, Bodies.Part part, Permit memory) throws IOException {
        var filename = event instanceof FilePartEvent file ? Optional.of(file.filename()) : Optional.<String>empty();
        var type = Optional.ofNullable(event.headers().getFirst("Content-Type")).flatMap(MediaType::find);
        return new Received(event.name(), filename, type, part.content(), memory);
    }
}
