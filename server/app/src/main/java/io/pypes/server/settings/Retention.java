package io.pypes.server.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long it is known what became of documents.
///
/// @param time how long it is known what became of a document after it has ended
/// @param documents how many documents that have ended are known, at most; the oldest are forgotten first
public record Retention(
        @DefaultValue("7d") Duration time,
        @DefaultValue("1000000") int documents) {

    public Retention {
        if (time.isNegative()) {
            throw Settings.refused("history.time", time, "\"0s\" or longer");
        }
        if (documents < 0) {
            throw Settings.refused("history.documents", documents, "0 or more");
        }
    }
}
