package io.pypes.server.ingest;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Flow;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.server.accepted.SenderKey;
import io.pypes.server.flow.FlowStates;
import io.pypes.server.ledger.Ids;
import io.pypes.server.ledger.Ledger;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Permits;
import io.pypes.server.run.Permits.Permit;
import io.pypes.server.run.Runs;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Takes documents in: finds out what they are and hands them to the live revision of a flow.
@Component
final class Intake {

    private final Runs runs;
    private final FlowStates states;
    private final MediaTypes mediaTypes;
    private final Space space;
    private final Ledger ledger;
    private final Ids ids;
    private final InstantSource clock;

    Intake(
            Runs runs,
            FlowStates states,
            MediaTypes mediaTypes,
            Space space,
            Ledger ledger,
            Ids ids,
            InstantSource clock) {
        this.runs = runs;
        this.states = states;
        this.mediaTypes = mediaTypes;
        this.space = space;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// Takes a permit for a document that is about to be read.
    ///
    /// @param most bytes that its content may take in memory
    Permit reserve(String flow, long most) {
        var permits = permits(flow);
        space.check(0);
        return permits.tryTake(most).orElseThrow(() -> full(flow, permits));
    }

    private static ApiException full(String flow, Permits permits) {
        return new ApiException(
                ErrorCode.FLOW_FULL,
                "Flow \"%s\" holds as %s as it may. Send this one again in a second."
                        .formatted(flow, permits.hasPlace() ? "much content in memory" : "many documents"));
    }

    /// Takes a permit for a document; blocks until there is one. The caller must hold no other.
    Permit await(String flow, long most) throws InterruptedException {
        space.check(0);
        return permits(flow).await(most);
    }

    /// Takes permits for the parts of a body.
    Multipart.Room room(String flow) {
        return new Multipart.Room() {
            @Override
            public Permit reserve(long most) {
                return Intake.this.reserve(flow, most);
            }

            @Override
            public Permit await(long most) throws InterruptedException {
                return Intake.this.await(flow, most);
            }
        };
    }

    private Permits permits(String flow) {
        return runs.live(flow).flatMap(_ -> runs.permits(flow)).orElseThrow(() -> notLive(flow));
    }

    /// Whether a flow takes documents. If it does, taking one asks no database and waits for nothing.
    boolean isLive(String flow) {
        return runs.live(flow).isPresent();
    }

    /// Takes one document.
    ///
    /// @param watched true if the sender wants to know what is published
    /// @return completes when the document is on disk, on a thread that is not to be held up; see [#refusal]
    CompletableFuture<Tracked> accept(String flow, Incoming incoming, boolean watched) throws IOException {
        var document = document(flow, incoming);
        return incoming.key().isEmpty()
                ? accept(flow, document, Optional.empty(), watched, incoming.permit())
                : acceptOnce(flow, document, incoming.key().get().of(incoming.content()), watched, incoming.permit());
    }

    private CompletableFuture<Tracked> accept(
            String flow, Document document, Optional<SenderKey> key, boolean watched, Permit permit) {
        return runs.accept(flow, Ids.number(document.id()), document, key, watched, permit);
    }

    /// Takes a document unless there is one with its key.
    private CompletableFuture<Tracked> acceptOnce(
            String flow, Document document, SenderKey key, boolean watched, Permit permit) {
        var own = new CompletableFuture<Tracked>();
        var before = ledger.claim(flow, key, own);
        if (before.isPresent()) {
            permit.close();
            return before.get();
        }
        return accept(flow, document, Optional.of(key), watched, permit).whenComplete((tracked, refusal) -> {
            if (refusal == null) {
                own.complete(tracked);
            } else {
                ledger.unclaim(flow, key);
                own.completeExceptionally(refusal);
            }
        });
    }

    /// What to answer when a document could not be kept.
    static Throwable refusal(Throwable thrown) {
        var cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof IOException disk ? Bodies.notKept(disk) : cause;
    }

    /// Waits until documents are on disk.
    static List<Tracked> await(List<CompletableFuture<Tracked>> documents) {
        try {
            return documents.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException notKept) {
            throw refusal(notKept) instanceof ApiException refused ? refused : notKept;
        }
    }

    /// Finds out what a document is. Does not block if its content is in memory.
    private Document document(String flow, Incoming incoming) throws IOException {
        incoming.permit().shrinkTo(Permits.taken(incoming.content()));
        var entry = incoming.declared().entry();
        var entries = entries(flow, entry);
        var type = mediaTypes.of(incoming);
        return entry.isPresent()
                ? new Document(ids.next(), packet(incoming, type), new Entrance.Adapter(entry.get()))
                : new Document(
                        ids.next(),
                        packet(incoming, mediaTypes.taken(type, candidate -> isTaken(entries, candidate))),
                        new Entrance.ByMediaType());
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

    private ApiException notLive(String flow) {
        states.status(flow); // refuses unknown flows
        return new ApiException(
                ErrorCode.FLOW_NOT_LIVE,
                "Flow \"%s\" is not running, so it takes no documents. Publish or start it first.".formatted(flow));
    }
}
