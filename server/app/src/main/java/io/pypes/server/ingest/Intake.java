package io.pypes.server.ingest;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Flow;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.server.content.ContentStore;
import io.pypes.server.example.ExampleFeed;
import io.pypes.server.flow.FlowStates;
import io.pypes.server.ledger.Feed;
import io.pypes.server.ledger.Ids;
import io.pypes.server.ledger.Receipt;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.MemoryBudget;
import io.pypes.server.run.MemoryBudget.Share;
import io.pypes.server.run.Runs;
import io.pypes.server.run.Runs.Handover;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Takes documents in: finds out what they are and hands them to the live revision of a flow.
@Component
final class Intake implements ExampleFeed, Feed {

    private final Runs runs;
    private final FlowStates states;
    private final MediaTypes mediaTypes;
    private final ContentStore contents;
    private final Ids ids;
    private final InstantSource clock;

    Intake(Runs runs, FlowStates states, MediaTypes mediaTypes, ContentStore contents, Ids ids, InstantSource clock) {
        this.runs = runs;
        this.states = states;
        this.mediaTypes = mediaTypes;
        this.contents = contents;
        this.ids = ids;
        this.clock = clock;
    }

    /// Takes memory for a document that is about to be read.
    ///
    /// @param most bytes that its content may take
    Share reserve(String flow, long most) {
        return memory(flow)
                .tryTake(most)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.FLOW_FULL,
                        "Flow \"%s\" holds as much content in memory as it may. Send this one again in a second."
                                .formatted(flow)));
    }

    /// Takes memory for a document; blocks until it is free. The caller must hold no other.
    Share await(String flow, long most) throws InterruptedException {
        return memory(flow).take(most);
    }

    /// Takes memory for the parts of a body.
    Multipart.Room room(String flow) {
        return new Multipart.Room() {
            @Override
            public Share reserve(long most) {
                return Intake.this.reserve(flow, most);
            }

            @Override
            public Share await(long most) throws InterruptedException {
                return Intake.this.await(flow, most);
            }
        };
    }

    private MemoryBudget memory(String flow) {
        return runs.live(flow).flatMap(_ -> runs.memory(flow)).orElseThrow(() -> notLive(flow));
    }

    /// Whether a flow takes documents. If it does, taking one asks no database and waits for nothing.
    boolean isLive(String flow) {
        return runs.live(flow).isPresent();
    }

    /// A document that only has to be handed to its flow.
    ///
    /// @param flow id of the flow
    /// @param isTaken false if the live revision has no place for it, so that it becomes a dead letter
    /// @param memory what its content takes
    record Arrival(String flow, Document document, boolean isTaken, Share memory) {

        /// The same, with memory that whoever reserved it does not give back any more.
        Arrival withOwnMemory() {
            var taken = MemoryBudget.taken(document.packet().content());
            return new Arrival(flow, document, isTaken, memory.split(taken).orElseThrow());
        }
    }

    /// Takes one document.
    ///
    /// @param watched true if the sender wants to know what is published
    /// @param wait true to block while the flow is full, false to refuse
    Tracked accept(String flow, Incoming incoming, boolean watched, boolean wait)
            throws IOException, InterruptedException {
        return hand(receive(flow, incoming), watched, wait);
    }

    /// Finds out what a document is. Does not block if its content is in memory.
    Arrival receive(String flow, Incoming incoming) throws IOException {
        incoming.memory().shrinkTo(MemoryBudget.taken(incoming.content()));
        var entry = incoming.declared().entry();
        var entries = entries(flow, entry);
        var type = mediaTypes.of(incoming);
        if (entry.isPresent()) {
            return arrival(flow, incoming, type, new Entrance.Adapter(entry.get()), true);
        }
        var general = mediaTypes.taken(type, candidate -> isTaken(entries, candidate));
        return arrival(flow, incoming, general, new Entrance.ByMediaType(), isTaken(entries, general));
    }

    private Arrival arrival(String flow, Incoming incoming, MediaType type, Entrance entrance, boolean isTaken) {
        var document = new Document(ids.next(), packet(incoming, type), entrance);
        return new Arrival(flow, document, isTaken, incoming.memory());
    }

    /// Hands a document to its flow. Does not block if the flow has a place for it, unless told to wait.
    ///
    /// @param watched true if the sender wants to know what is published
    /// @param wait true to block while the flow is full, false to refuse
    Tracked hand(Arrival arrival, boolean watched, boolean wait) throws InterruptedException {
        var tracked = hand(arrival.flow(), arrival.document(), watched, wait);
        arrival.memory().keepFor(tracked);
        return tracked;
    }

    /// The adapters of the live revision, or the one that was asked for.
    private List<Flow.Entry> entries(String flow, Optional<String> asked) {
        var live = runs.live(flow).orElseThrow(() -> notLive(flow));
        var entries = live.run().flow().entries();
        if (asked.isPresent()
                && entries.stream().noneMatch(entry -> entry.node().equals(asked.get()))) {
            throw new ApiException(
                    ErrorCode.ENTRY_UNKNOWN,
                    "Flow \"%s\" has no adapter \"%s\" for fed documents. It has %s."
                            .formatted(
                                    flow,
                                    asked.get(),
                                    entries.stream()
                                            .map(entry -> "\"" + entry.node() + "\"")
                                            .collect(Collectors.joining(", "))));
        }
        return entries;
    }

    private static boolean isTaken(List<Flow.Entry> entries, MediaType type) {
        return entries.stream().anyMatch(entry -> entry.takes().stream().anyMatch(range -> range.covers(type)));
    }

    private Packet packet(Incoming incoming, MediaType type) {
        var packet = Packet.of(incoming.content(), type).withMetadata(Metadata.RECEIVED, Value.of(clock.instant()));
        var declared = incoming.declared();
        if (declared.filename().isPresent()) {
            packet = packet.withMetadata(
                    Metadata.FILENAME, Value.of(declared.filename().get()));
        }
        for (var more : declared.metadata().entrySet()) {
            packet = packet.withMetadata(more.getKey(), Value.of(more.getValue()));
        }
        return packet;
    }

    private Tracked hand(String flow, Document document, boolean watched, boolean wait) throws InterruptedException {
        return switch (runs.hand(flow, document, watched, wait)) {
            case Handover.Taken(var tracked) -> tracked;
            case Handover.Full _ ->
                throw new ApiException(
                        ErrorCode.FLOW_FULL,
                        "Flow \"%s\" holds as many documents as it may. Send this one again in a second."
                                .formatted(flow));
            case Handover.Misfit(var reason) -> throw new ApiException(ErrorCode.ENTRY_UNKNOWN, reason);
            case Handover.NotLive _ -> throw notLive(flow);
        };
    }

    private ApiException notLive(String flow) {
        states.status(flow); // refuses unknown flows
        return new ApiException(
                ErrorCode.FLOW_NOT_LIVE,
                "Flow \"%s\" is not running, so it takes no documents. Publish or start it first.".formatted(flow));
    }

    @Override
    public Receipt feed(String flow, String filename, InputStream content) throws IOException, InterruptedException {
        var stored = contents.store(content);
        try (var memory = await(flow, MemoryBudget.taken(stored))) {
            var declared = new Declared(Optional.empty(), Optional.of(filename), Optional.empty(), Map.of());
            return accept(flow, new Incoming(stored, declared, memory), false, true)
                    .receipt();
        }
    }

    @Override
    public Answer submit(String flow, Document document) throws InterruptedException {
        try (var memory = await(flow, MemoryBudget.taken(document.packet().content()))) {
            return switch (runs.hand(flow, document, false, true)) {
                case Handover.Taken(var tracked) -> {
                    memory.keepFor(tracked);
                    yield new Answer.Taken(tracked);
                }
                case Handover.Misfit(var reason) -> new Answer.Refused(reason);
                case Handover.Full _, Handover.NotLive _ -> throw notLive(flow);
            };
        }
    }
}
