package io.pypes.worker.protocol;

import io.pypes.engine.Document;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowDefinition;
import io.pypes.engine.Holdup;
import io.pypes.engine.Numbers;
import io.pypes.engine.Outcome;
import io.pypes.engine.SeenPacket;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the server and a worker say to each other. A run is a revision at work in a worker; a lease is a document that
/// a worker has; a call is a question that is answered by its number.
public sealed interface Message {

    /// What the two sides must agree on.
    int VERSION = 2;

    /// The worker's first words.
    ///
    /// @param secret that it was started with
    record Hello(int version, String secret, long pid) implements Message {}

    /// The server wants a flow to be at work.
    record Start(int run, RunOrder order) implements Message {}

    /// A flow may have to be at work here soon: what it needs can be loaded ahead.
    record Prepare(RunOrder order) implements Message {}

    /// What is to be at work.
    ///
    /// @param flow id of the flow
    /// @param sources whether its sources bring documents in
    /// @param jars paths of the plugins that it uses
    record RunOrder(
            String flow,
            int revision,
            boolean sources,
            FlowDefinition definition,
            List<String> jars,
            Flow.Limits limits) {}

    /// The flow is at work.
    record Started(int run) implements Message {}

    /// It could not start.
    record NotStarted(int run, String node, String message) implements Message {}

    /// The worker takes so many documents of a run at a time.
    record Window(int run, int most) implements Message {}

    /// A document for a run.
    ///
    /// @param watched whether its published packets are to be told
    record Give(int run, long lease, boolean watched, Document document) implements Message {}

    /// Another worker is free: documents that this one has not begun with are wanted back, the last first. Answered by
    /// [Returned].
    ///
    /// @param most how many
    record Return(int run, int most) implements Message {}

    /// The worker has not begun with these documents, and will not.
    record Returned(int run, List<Long> leases) implements Message {}

    /// Nothing is done with the documents of a run that the worker has: they wait for others, such as those
    /// that are to be merged.
    record Resting(int run) implements Message {}

    /// A packet was published.
    record Published(int run, long lease, String node, Packet packet) implements Message {}

    /// A document has ended.
    record Settled(int run, long lease, Outcome outcome) implements Message {}

    /// A packet could not be handled. Answered by [Done] when it is kept, or [Refused].
    ///
    /// @param lease of the document it was made from
    record Keep(int run, long call, long lease, Letter letter) implements Message {}

    /// A dead letter, but for its document.
    record Letter(
            String id,
            String node,
            String port,
            Packet packet,
            ErrorKind kind,
            String message,
            int attempts,
            Instant at) {}

    /// A source brought a document. Answered by [Accepted] when it is on disk, [Closed] or [Refused].
    record Accept(int run, long call, String node, String port, Packet packet) implements Message {}

    /// It is kept.
    record Done(long call) implements Message {}

    /// A document that a source brought is accepted.
    ///
    /// @param watched whether its published packets are to be told
    record Accepted(long call, long lease, boolean watched, String id) implements Message {}

    /// The run is to end and takes no more documents.
    record Closed(long call) implements Message {}

    /// It could not be done.
    record Refused(long call, String message) implements Message {}

    /// The run takes no more documents, and ends.
    record Stop(int run, Duration deadline) implements Message {}

    /// The run has ended.
    ///
    /// @param settled whether all documents were, in time
    record Stopped(int run, boolean settled) implements Message {}

    /// What were the last packets on a wire? Answered by [Seen].
    record Look(int run, long call, String wire) implements Message {}

    /// The last packets on a wire.
    record Seen(long call, List<SeenPacket> packets) implements Message {}

    /// How the worker is, from time to time.
    ///
    /// @param hung calls into components that were given up, whose threads may go on for ever
    record Health(long heapUsed, long heapMax, int hung, List<RunHealth> runs) implements Message {}

    /// How a run is.
    record RunHealth(int run, Numbers numbers, List<Holdup> holdups) {}
}
