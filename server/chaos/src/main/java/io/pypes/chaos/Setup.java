package io.pypes.chaos;

import java.util.List;

/// The server that a trial needs, and what it is fed.
///
/// @param flows that it has
/// @param feeds one for each connection
/// @param heap its memory, such as "512m"
/// @param documents how many each flow may hold
/// @param settings more of them, such as "--pypes.limits.body=1GB"
record Setup(List<Flow> flows, List<Feed> feeds, String heap, int documents, List<String> settings) {

    Setup {
        flows = List.copyOf(flows);
        feeds = List.copyOf(feeds);
        settings = List.copyOf(settings);
    }

    /// How many documents the flows that are fed may have in hand at once.
    int mostInHand() {
        return (int) feeds.stream()
                        .flatMap(feed -> feed.flows().stream())
                        .distinct()
                        .count()
                * documents;
    }

    /// How many documents may be on their way at once.
    int mostUnanswered() {
        return feeds.stream().mapToInt(Feed::lines).sum();
    }
}
