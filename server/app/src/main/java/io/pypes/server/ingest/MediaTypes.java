package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Finds out the media type of a document: the sender's word if it is specific, else the file name and the first bytes,
/// by Apache Tika's tables and ours (`custom-mimetypes.xml`). Nothing is parsed.
@Component
final class MediaTypes {

    private static final Logger LOG = LoggerFactory.getLogger(MediaTypes.class);

    /// What senders say when they do not know, or what their tools say unasked.
    private static final Set<String> SAYS_LITTLE = Set.of(
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "application/vnd.ms-excel",
            "text/plain",
            "binary/octet-stream",
            "application/unknown");

    private static final int ENOUGH = 64 * 1024;

    /// Read when first used, as that takes a while.
    private static final class Tables {

        private static final MimeTypes TYPES = TikaConfig.getDefaultConfig().getMimeRepository();
        private static final MediaTypeRegistry REGISTRY = TYPES.getMediaTypeRegistry();

        private Tables() {}
    }

    /// Reads the tables once the server is ready, so that no document has to wait for them.
    @EventListener
    void readTables(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            LOG.debug("{} media types are known.", Tables.REGISTRY.getTypes().size());
        }
    }

    /// The media type of a document.
    MediaType of(Incoming document) throws IOException {
        var declared =
                document.declared().mediaType().filter(type -> !type.type().equals("*"));
        if (declared.isPresent() && !SAYS_LITTLE.contains(declared.get().essence())) {
            return declared.get();
        }
        var detected = detect(document.content(), document.declared().filename());
        if (declared.isEmpty()) {
            return detected;
        }
        var known = detected.equals(MediaType.UNKNOWN)
                || detected.essence().equals(declared.get().essence());
        return known && !declared.get().essence().equals("application/x-www-form-urlencoded")
                ? declared.get()
                : new MediaType(
                        detected.type(), detected.subtype(), declared.get().parameters());
    }

    private MediaType detect(Content content, Optional<String> filename) throws IOException {
        var hints = new Metadata();
        filename.ifPresent(name -> hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name));
        try (var start = content.open();
                var marked = new BufferedInputStream(start, ENOUGH)) {
            return MediaType.of(Tables.TYPES.detect(marked, hints).toString());
        }
    }

    /// The type itself if somebody takes it, else the nearest more general one that somebody takes: a log is also plain
    /// text. The type itself if nobody does.
    MediaType taken(MediaType type, Predicate<MediaType> isTaken) {
        for (var general = Optional.of(type); general.isPresent(); general = moreGeneral(general.get())) {
            if (isTaken.test(general.get())) {
                return general.get();
            }
        }
        return type;
    }

    private Optional<MediaType> moreGeneral(MediaType type) {
        var parsed = org.apache.tika.mime.MediaType.parse(type.essence());
        return Optional.ofNullable(Tables.REGISTRY.getSupertype(Tables.REGISTRY.normalize(parsed)))
                .map(general -> MediaType.of(general.toString()))
                .filter(general -> !general.equals(MediaType.UNKNOWN))
                .map(general -> new MediaType(general.type(), general.subtype(), type.parameters()));
    }
}
