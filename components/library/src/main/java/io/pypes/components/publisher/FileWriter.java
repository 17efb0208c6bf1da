package io.pypes.components.publisher;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who writes a file.
///
/// @param flow id of the flow
/// @param revision number of its revision
/// @param node id of the node
/// @param terms what the file looks like to it
record FileWriter(String flow, int revision, String node, FileTerms terms) {

    /// Tells why the two cannot write the same file at the same time, if so.
    ///
    /// @param file its name
    Optional<String> clashWith(FileWriter present, String file) {
        if (!terms.format().equals(present.terms.format())) {
            return Optional.of("File \"%s\" is being written as %s by %s. Name another file for %s, which writes %s."
                    .formatted(file, present.terms.format(), present.who(), who(), terms.format()));
        }
        if (replaces(present)) {
            return Optional.empty();
        }
        if (terms.byPacket()) {
            return flow.equals(present.flow) ? Optional.of(overwriting(present, file)) : Optional.empty();
        }
        return terms.differenceFrom(present.terms).map(setting -> difference(present, file, setting));
    }

    /// The same node, or one of a revision that ends when this one has started.
    private boolean replaces(FileWriter present) {
        return flow.equals(present.flow) && (node.equals(present.node) || revision != present.revision);
    }

    private String overwriting(FileWriter present, String file) {
        return ("File \"%s\" is being written by %s too, and a packet that reaches both would be overwritten."
                        + " Name another file for node \"%s\".")
                .formatted(file, present.who(), node);
    }

    private String difference(FileWriter present, String file, String setting) {
        return "File \"%s\" is being written by %s, where \"%s\" is %s. For %s it is %s. Set both alike, or name another file."
                .formatted(
                        file,
                        present.who(),
                        setting,
                        shown(present.terms.settings().get(setting)),
                        who(),
                        shown(terms.settings().get(setting)));
    }

    private static String shown(@Nullable String value) {
        return value == null || value.isEmpty() ? "not set" : "\"" + value + "\"";
    }

    private String who() {
        return "node \"%s\" of flow \"%s\"".formatted(node, flow);
    }
}
