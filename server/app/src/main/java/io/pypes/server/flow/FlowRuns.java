package io.pypes.server.flow;

import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import java.util.Set;

/// The flows at work in this server: at most one revision of each takes documents. Calls for the same flow come one
/// at a time.
public interface FlowRuns {

    /// Starts a revision. If another one of the flow runs, it goes on until the new one has started; then the new one
    /// takes all further documents, and the old one ends after those it holds.
    ///
    /// @param id id of the flow
    /// @param revision number of the revision, from 1
    /// @param flow the revision, checked
    /// @throws FlowStartException if a component could not be made ready; what ran before goes on untouched
    /// @throws InterruptedException if interrupted; as if it had not started
    void start(String id, int revision, Flow flow) throws FlowStartException, InterruptedException;

    /// Takes no more documents, in no revision, waits until those in flight are settled or the deadline of the settings
    /// has passed,
    /// and ends. Does nothing for a flow that does not run.
    ///
    /// @throws InterruptedException if interrupted while waiting; the flow ends in the background
    void stop(String id) throws InterruptedException;

    /// Takes no more documents until it is started again, if the flow holds none and has no dead letters; changes
    /// nothing otherwise. Meanwhile senders are told that it is full.
    ///
    /// @return what it holds
    /// @throws InterruptedException if interrupted; nothing is changed then
    Holdings closeIfEmpty(String id) throws InterruptedException;

    /// Forgets all that was kept about a flow that has been stopped: documents, dead letters, counts.
    void forget(String id) throws InterruptedException;

    /// Ids of the flows of which any revision is at work.
    Set<String> atWork();

    /// Counts of documents since the server started, over all revisions; all zero for a flow that never ran.
    DocumentNumbers documents(String id);

    /// How many dead letters of the flow wait now.
    long deadLetters(String id);
}
