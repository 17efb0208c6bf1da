package io.pypes.server.flow;

import java.util.ArrayList;
import java.util.List;

/// What would be lost with a flow.
///
/// @param documents those in flight
/// @param deadLetters those that wait
public record Holdings(long documents, long deadLetters) {

    public boolean isNone() {
        return documents == 0 && deadLetters == 0;
    }

    /// Says it in words, such as `42 documents and 1 dead letter`.
    String words() {
        var words = new ArrayList<String>();
        add(words, documents, "document");
        add(words, deadLetters, "dead letter");
        return String.join(" and ", words);
    }

    private static void add(List<String> words, long count, String one) {
        if (count > 0) {
            words.add("%d %s%s".formatted(count, one, count == 1 ? "" : "s"));
        }
    }
}
