package io.pypes.engine;

import java.util.List;

/// How a document ended: a count for each end of the packets made from it.
///
/// @param published packets that publishers confirmed
/// @param dropped packets that ended on purpose
/// @param deadLettered packets that could not be handled and were kept
/// @param failed packets that were lost sight of because the run was cancelled or the dead letters could not be kept
/// @param notes where packets were dropped, dead-lettered or failed and why; at most [#MAX_NOTES]
public record Outcome(long published, long dropped, long deadLettered, long failed, List<Note> notes) {

    /// How many notes an outcome holds at most.
    public static final int MAX_NOTES = 20;

    public Outcome {
        notes = List.copyOf(notes);
    }

    /// The one state of the document: the worst of its packets', where dropped counts only if nothing else happened.
    public State state() {
        if (failed > 0) {
            return State.FAILED;
        }
        if (deadLettered > 0) {
            return State.DEAD_LETTERED;
        }
        return published > 0 ? State.PUBLISHED : State.DROPPED;
    }

    public enum State {
        PUBLISHED,
        DROPPED,
        DEAD_LETTERED,
        FAILED
    }

    /// Where and why a packet ended other than published.
    ///
    /// @param node id of the node
    /// @param state how it ended
    /// @param message a sentence
    public record Note(String node, State state, String message) {}
}
