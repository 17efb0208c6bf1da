package io.pypes.components.publisher;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What nodes that write the same file have to agree on.
///
/// @param format what the file looks like, in a word
/// @param settings further settings, by the names of their parameters
/// @param byPacket true if each packet has a file of its own
record FileTerms(String format, SequencedMap<String, String> settings, boolean byPacket) {

    FileTerms {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    /// One file for all packets.
    static FileTerms of(Format format, Rotation rotation) {
        var settings = new LinkedHashMap<>(format.settings());
        settings.putAll(rotation.settings());
        return new FileTerms(format.name(), settings, false);
    }

    /// A file for each packet. As each is written whole, settings may differ.
    static FileTerms byPacket(String format) {
        return new FileTerms(format, new LinkedHashMap<>(), true);
    }

    /// Name of a setting in which these differ from others of the same format.
    Optional<String> differenceFrom(FileTerms others) {
        return settings.entrySet().stream()
                .filter(setting -> !setting.getValue().equals(others.settings.get(setting.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
