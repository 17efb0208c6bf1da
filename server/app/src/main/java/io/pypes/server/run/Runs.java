package io.pypes.server.run;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.server.content.ContentStore;
import io.pypes.server.files.WritePlaces;
import io.pypes.server.flow.DocumentNumbers;
import io.pypes.server.flow.FlowRuns;
import io.pypes.server.ledger.DeadLetters;
import io.pypes.server.ledger.Ids;
import io.pypes.server.ledger.Ledger;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.settings.Settings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The flows at work in this server.
@Component
public final class Runs implements FlowRuns {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Map<String, LiveFlow> flows = new ConcurrentHashMap<>();
    private final ServerHost.Services services;
    private final Settings settings;

    Runs(
            DeadLetters letters,
            Ledger ledger,
            ContentStore contents,
            WritePlaces places,
            Ids ids,
            InstantSource clock,
            Settings settings) {
        this.services = new ServerHost.Services(letters, ledger, contents, places, ids, clock);
        this.settings = settings;
    }

    @Override
    public void start(String id, int revision, Flow flow) throws FlowStartException {
        var live = flows.computeIfAbsent(id, _ -> new LiveFlow(newBudget()));
        try {
            var run = flow.start(new ServerHost(id, revision, services, live.memory()), limits());
            live.replace(new Live(revision, run))
                    .ifPresent(before -> Thread.ofVirtual().name("end-" + id).start(() -> end(id, live, before)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while flow \"%s\" was starting.".formatted(id), interrupted);
        }
    }

    private Flow.Limits limits() {
        var limits = settings.limits();
        return new Flow.Limits(
                limits.documents(),
                new Flow.Bound(limits.wire(), limits.wireMemory().toBytes()),
                new Flow.Bound(limits.wires(), limits.wiresMemory().toBytes()));
    }

    private MemoryBudget newBudget() {
        return new MemoryBudget(settings.limits().memory().toBytes());
    }

    private void end(String id, LiveFlow live, Live before) {
        try {
            if (!before.run().stop(settings.stopDeadline())) {
                LOG.error(
                        "Revision {} of flow \"{}\" had documents left when its time to stop was over; they ended as failed.",
                        before.revision(),
                        id);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            live.ended(before);
        }
    }

    @Override
    public void stop(String id) throws InterruptedException {
        var live = flows.get(id);
        if (live == null) {
            return;
        }
        live.replace(null)
                .ifPresent(before -> Thread.ofVirtual().name("end-" + id).start(() -> end(id, live, before)));
        live.awaitEnded(); // revisions that were replaced just before too
    }

    @Override
    public void forget(String id) {
        flows.remove(id);
        services.ledger().forget(id);
        services.letters().forget(id);
    }

    @Override
    public DocumentNumbers documents(String id) {
        var live = flows.get(id);
        return live == null ? DocumentNumbers.NONE : live.documents();
    }

    @Override
    public long deadLetters(String id) {
        return services.letters().count(id);
    }

    /// Ids of the flows that take documents.
    public Set<String> running() {
        return flows.entrySet().stream()
                .filter(flow -> flow.getValue().current().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The revision of a flow that takes documents.
    public Optional<Live> live(String id) {
        return Optional.ofNullable(flows.get(id)).flatMap(LiveFlow::current);
    }

    /// What the content of a flow's documents may take, over all its revisions.
    public Optional<MemoryBudget> memory(String id) {
        return Optional.ofNullable(flows.get(id)).map(LiveFlow::memory);
    }

    /// What came of handing over a document.
    public sealed interface Handover {
        /// The flow has it.
        record Taken(Tracked document) implements Handover {}

        /// The flow holds as many documents as it may.
        record Full() implements Handover {}

        /// The live revision has no place where the document could go on.
        ///
        /// @param reason a sentence
        record Misfit(String reason) implements Handover {}

        /// No revision of the flow takes documents.
        record NotLive() implements Handover {}
    }

    /// Hands a document to the live revision of a flow.
    ///
    /// @param watched true if somebody will want to know what was published
    /// @param wait true to block while the flow is full
    public Handover hand(String id, Document document, boolean watched, boolean wait) throws InterruptedException {
        while (true) {
            var live = live(id);
            if (live.isEmpty()) {
                return new Handover.NotLive();
            }
            var run = live.get().run();
            if (document.entrance() instanceof Entrance.Resumed place) {
                var misfit = run.flow().whyNotAt(place.node(), place.port());
                if (misfit.isPresent()) {
                    return new Handover.Misfit(misfit.get());
                }
            }
            var tracked = services.ledger().enter(document, id, live.get().revision(), watched);
            if (wait ? run.submit(document, tracked) : run.offer(document, tracked)) {
                return new Handover.Taken(tracked);
            }
            services.ledger().strike(tracked);
            if (live.equals(live(id))) { // else another revision has just taken over
                return new Handover.Full();
            }
        }
    }
}
