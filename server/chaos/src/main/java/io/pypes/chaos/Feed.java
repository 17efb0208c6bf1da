package io.pypes.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What one connection sends.
///
/// @param flows to which, one as often as the other
/// @param lines the most documents in a body
/// @param padding how many characters a document has that nobody needs, unless it is a large one
/// @param pause after each answer
record Feed(List<Flow> flows, int lines, int padding, Duration pause) {

    Feed {
        flows = List.copyOf(flows);
    }

    /// Several connections that send the same, one body after the other.
    static List<Feed> same(int connections, List<Flow> flows, int lines, int padding) {
        var feed = new Feed(flows, lines, padding, Duration.ZERO);
        return Stream.generate(() -> feed).limit(connections).toList();
    }
}
