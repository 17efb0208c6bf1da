package io.pypes.server.ledger;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.server.ledger.DeadLetters.Replayable;
import io.pypes.server.ledger.Feed.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Feeds dead letters again. A letter is removed when the flow has taken it, and not before: if the server dies between
/// the two, it is published twice, but never lost.
@Component
final class Replays {

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private final DeadLetters letters;
    private final DeadDocuments documents;
    private final Feed feed;

    Replays(DeadLetters letters, DeadDocuments documents, Feed feed) {
        this.letters = letters;
        this.documents = documents;
        this.feed = feed;
    }

    /// Where a replay begins.
    enum ReplayFrom {
        FAILED_NODE,
        START
    }

    /// What became of a replay.
    ///
    /// @param count letters that were replayed
    /// @param left letters that stay, by the reason why
    record ReplayResult(int count, List<LettersLeft> left) {}

    /// Letters that could not be replayed.
    ///
    /// @param reason a sentence
    record LettersLeft(String reason, List<String> ids) {}

    /// Replays letters of a flow, in the order given; blocks while the flow is full.
    ///
    /// @param revision where they go on; empty for the live one
    ReplayResult replay(String flow, List<String> ids, ReplayFrom from, Optional<Integer> revision)
            throws InterruptedException {
        try (var target = feed.open(flow, revision)) {
            return replay(flow, ids, from, target);
        }
    }

    private ReplayResult replay(String flow, List<String> ids, ReplayFrom from, Feed.Target target)
            throws InterruptedException {
        var count = 0;
        var left = new LinkedHashMap<String, List<String>>();
        var begun = new HashSet<String>();
        for (var id : ids) {
            var letter = letters.replayable(flow, id);
            if (letter.isEmpty()) {
                continue; // somebody else was faster
            }
            var refusal = from == ReplayFrom.START
                            || letter.get().node().isEmpty()
                            || letter.get().packet().isEmpty()
                    ? start(flow, id, letter.get(), target, begun)
                    : goOn(flow, id, letter.get(), target);
            if (refusal.isPresent()) {
                left.computeIfAbsent(refusal.get(), _ -> new ArrayList<>()).add(id);
            } else {
                count += letters.discard(flow, List.of(id));
            }
        }
        return new ReplayResult(count, list(left));
    }

    private static List<LettersLeft> list(Map<String, List<String>> left) {
        return left.entrySet().stream()
                .map(reason -> new LettersLeft(reason.getKey(), List.copyOf(reason.getValue())))
                .toList();
    }

    /// Lets the packet go on at the node and port where it failed.
    ///
    /// @return why not, if it cannot
    private Optional<String> goOn(String flow, String id, Replayable letter, Feed.Target target)
            throws InterruptedException {
        var document = letter.document();
        documents.hold(flow, document);
        var taken = false;
        try {
            var answer = target.submit(resumed(flow, id, letter));
            taken = answer instanceof Answer.Taken;
            return switch (answer) {
                case Answer.Taken(var tracked) -> {
                    tracked.whenSettled(() -> Thread.ofVirtual().start(() -> release(flow, document)));
                    yield Optional.empty();
                }
                case Answer.Refused(var reason) -> Optional.of(reason);
            };
        } catch (IOException damaged) {
            return Optional.of("The packet of this letter cannot be read. " + damaged.getMessage());
        } finally {
            if (!taken) {
                documents.release(flow, document);
            }
        }
    }

    private Document resumed(String flow, String id, Replayable letter) throws IOException {
        var asked = documents
                .entrance(flow, letter.document())
                .map(entrance -> entrance.insistsOn(letter.node()))
                .orElse(false);
        var packet = letters.packet(flow, id, letter.document(), letter.packet().orElseThrow());
        return new Document(
                letter.document(), packet, new Entrance.Resumed(letter.node(), letter.port(), letter.part(), asked));
    }

    private void release(String flow, String document) {
        try {
            documents.release(flow, document);
        } catch (RuntimeException stays) { // a thread begins here
            LOG.warn("Document \"{}\" is kept until the next start: {}", document, stays.getMessage());
        }
    }

    /// Feeds the document again as it came in, once for all its letters.
    ///
    /// @param begun the documents that were fed again already
    /// @return why not, if it cannot
    private Optional<String> start(String flow, String id, Replayable letter, Feed.Target target, Set<String> begun)
            throws InterruptedException {
        if (begun.contains(letter.document())) {
            return Optional.empty();
        }
        var document = original(flow, id, letter);
        if (document.isEmpty()) {
            return Optional.of("The document this was made from is not kept any more, so it cannot begin at the start."
                    + " Replay it from the node that failed.");
        }
        return switch (target.submit(document.get())) {
            case Answer.Taken _ -> {
                if (letter.older().isEmpty()) {
                    begun.add(letter.document());
                }
                yield Optional.empty();
            }
            case Answer.Refused(var reason) -> Optional.of(reason);
        };
    }

    /// Older letters kept a part, or the whole document, each by itself.
    private Optional<Document> original(String flow, String id, Replayable letter) {
        return letter.older()
                .map(older ->
                        new Document(letter.document(), letters.olderDocument(id, older), new Entrance.ByMediaType()))
                .or(() -> documents.find(flow, letter.document()));
    }
}
