package io.pypes.server.run;

import io.pypes.engine.Document;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Place;
import io.pypes.server.accepted.Accepted;
import io.pypes.server.accepted.SenderKey;
import io.pypes.server.flow.DocumentNumbers;
import io.pypes.server.flow.FlowRuns;
import io.pypes.server.flow.Holdings;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Permits.Permit;
import io.pypes.server.settings.Settings;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The flows at work in this server.
@Component
public final class Runs implements FlowRuns {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Map<String, LiveFlow> flows = new ConcurrentHashMap<>();
    private final Map<String, Dispatcher> dispatchers = new ConcurrentHashMap<>();
    private final ServerHost.Services services;
    private final Place place;
    private final Settings settings;

    Runs(ServerHost.Services services, Place place, Settings settings) {
        this.services = services;
        this.place = place;
        this.settings = settings;
    }

    @Override
    public void start(String id, int revision, Flow flow) throws FlowStartException {
        var live = flows.computeIfAbsent(id, _ -> new LiveFlow(newPermits()));
        try {
            var run = place.start(flow, new ServerHost(id, revision, services, live.permits()), limits(), true);
            live.permits().open();
            live.replace(new Live(revision, run)).ifPresent(before -> startEnd(id, live, before));
            services.ledger().account(id).backlog().hurry(); // what failed before may succeed here
            dispatchers.computeIfAbsent(id, _ -> started(new Dispatcher(id, live, services)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while flow \"%s\" was starting.".formatted(id), interrupted);
        }
    }

    /// Starts a revision beside the one that takes documents, if there is one. Stopping the flow ends it, too. To be
    /// called as [#start] is.
    ///
    /// @throws FlowStartException if a component could not be made ready; what runs is not touched
    public Lent lend(String id, int revision, Flow flow) throws FlowStartException, InterruptedException {
        var live = flows.computeIfAbsent(id, _ -> new LiveFlow(newPermits()));
        var host = new ServerHost(id, revision, services, live.permits());
        var beside = new Live(revision, place.start(flow, host, limits(), false));
        live.permits().open();
        live.lend(beside);
        return new Lent(this, id, live, beside);
    }

    void takeBack(String id, LiveFlow live, Live beside) {
        if (live.takeBack(beside)) {
            startEnd(id, live, beside);
        }
    }

    private static Dispatcher started(Dispatcher dispatcher) {
        dispatcher.start();
        return dispatcher;
    }

    /// How many documents there may be is up to the permits.
    private Flow.Limits limits() {
        var limits = settings.limits();
        return new Flow.Limits(
                Integer.MAX_VALUE,
                new Flow.Bound(limits.wire(), limits.wireMemory().toBytes()),
                new Flow.Bound(limits.wires(), limits.wiresMemory().toBytes()));
    }

    private Permits newPermits() {
        var limits = settings.limits();
        return new Permits(limits.documents(), limits.memory().toBytes());
    }

    private void startEnd(String id, LiveFlow live, Live before) {
        Thread.ofVirtual().name("end-" + id).start(() -> end(id, live, before));
    }

    private void end(String id, LiveFlow live, Live before) {
        try (var _ = new StopReport(id, before, settings.stopDeadline())) {
            if (!before.run().stop(settings.stopDeadline())) {
                LOG.info(
                        "Revision {} of flow \"{}\" had documents left when its time to stop was over. They wait until the flow runs.",
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
        live.replace(null).ifPresent(before -> startEnd(id, live, before));
        live.lent().forEach(beside -> takeBack(id, live, beside));
        live.awaitEnded(); // revisions that were replaced just before too
    }

    @Override
    public Holdings closeIfEmpty(String id) throws InterruptedException {
        var live = flows.get(id);
        var before = holdings(id);
        if (live == null || !before.isNone()) {
            return before;
        }
        var permits = live.permits();
        var left = new Holdings(1, 0);
        try {
            permits.close();
            var taken = permits.awaitUnused(MOMENT);
            left = holdings(id);
            if (left.isNone()) {
                left = new Holdings(taken, 0); // somebody is still sending
            }
        } finally {
            if (!left.isNone()) {
                permits.open();
            }
        }
        return left;
    }

    private Holdings holdings(String id) {
        return new Holdings(services.ledger().account(id).counts().inFlight(), deadLetters(id));
    }

    @Override
    public void forget(String id) throws InterruptedException {
        var live = Optional.ofNullable(flows.remove(id));
        var dispatcher = dispatchers.remove(id);
        if (dispatcher != null) {
            dispatcher.stop();
        }
        services.ledger().forget(id);
        services.letters().forget(id);
        live.ifPresent(gone -> gone.permits().open()); // who waits learns that there is no such flow
    }

    @Override
    public DocumentNumbers documents(String id) {
        var account = services.ledger().account(id);
        var counts = account.counts();
        return new DocumentNumbers(
                counts.accepted(),
                counts.inFlight(),
                counts.published(),
                counts.dropped(),
                counts.deadLettered(),
                account.backlog().size(),
                Optional.ofNullable(flows.get(id)).map(LiveFlow::draining).orElse(0L));
    }

    @Override
    public long deadLetters(String id) {
        return services.letters().count(id);
    }

    @Override
    public Set<String> atWork() {
        return ids(LiveFlow::isAtWork);
    }

    /// Ids of the flows that take documents.
    public Set<String> running() {
        return ids(flow -> flow.current().isPresent());
    }

    private Set<String> ids(Predicate<LiveFlow> which) {
        return flows.entrySet().stream()
                .filter(flow -> which.test(flow.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The revision of a flow that takes documents.
    public Optional<Live> live(String id) {
        return Optional.ofNullable(flows.get(id)).flatMap(LiveFlow::current);
    }

    /// What the documents of a flow may take, over all its revisions.
    public Optional<Permits> permits(String id) {
        return Optional.ofNullable(flows.get(id)).map(LiveFlow::permits);
    }

    /// Says why a packet cannot go on in the live revision of a flow; empty if it can.
    public Optional<String> whyNot(String id, Document document) {
        return live(id).flatMap(live -> live.whyNot(document));
    }

    /// Accepts a document for a flow, and gives it to its live revision as soon as it is on disk. Does not block
    /// if its content is in memory.
    ///
    /// @param number of the document in the log, used by no other
    /// @param key what its sender calls it
    /// @param watched true if somebody will want to know what was published
    /// @param permit for the document
    /// @return completes when the document is on disk, on a thread that is not to be held up; or with an
    ///     [java.io.IOException] if it could not be kept
    public CompletableFuture<Tracked> accept(
            String id, long number, Document document, Optional<SenderKey> key, boolean watched, Permit permit) {
        var flow = flows.get(id);
        if (flow == null) { // removed since the permit was taken
            return unknown(id);
        }
        var revision = flow.current().map(Live::revision).orElse(0);
        var accepted =
                new Accepted(number, id, revision, document, services.clock().instant(), key);
        return accept(accepted, watched, permit, flow);
    }

    /// Accepts a document for a revision that was lent.
    CompletableFuture<Tracked> accept(String id, long number, Document document, Live beside, Permit permit) {
        if (!flows.containsKey(id)) {
            return unknown(id);
        }
        var accepted = new Accepted(
                number, id, beside.revision(), document, services.clock().instant(), Optional.empty());
        return accept(accepted, false, permit, beside);
    }

    private static CompletableFuture<Tracked> unknown(String id) {
        return CompletableFuture.failedFuture(
                new ApiException(ErrorCode.FLOW_UNKNOWN, "There is no flow \"%s\".".formatted(id)));
    }

    private CompletableFuture<Tracked> accept(Accepted accepted, boolean watched, Permit permit, Taker taker) {
        var own = permit.handOn();
        return services.ledger().accept(accepted, watched).whenComplete((tracked, refusal) -> {
            if (refusal == null) {
                own.keepFor(tracked);
                give(taker, tracked, accepted.document());
            } else {
                own.close();
            }
        });
    }

    /// A document that no adapter takes becomes a dead letter at once, which waits for the disk.
    private void give(Taker taker, Tracked tracked, Document document) {
        if (taker.takes(document)) {
            give(taker, tracked);
        } else {
            Thread.ofVirtual().name("give-" + tracked.id()).start(() -> give(taker, tracked));
        }
    }

    private void give(Taker taker, Tracked tracked) {
        try {
            if (!taker.offer(tracked)) {
                services.ledger().giveBack(tracked);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            services.ledger().giveBack(tracked);
        }
    }
}
