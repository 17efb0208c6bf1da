package io.pypes.chaos;

import io.pypes.chaos.Api.Numbers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A time without faults, in which the server's own numbers must agree with those of the senders.
///
/// @param before the numbers at its start, with nothing in flight
/// @param after the numbers at its end, with nothing in flight
/// @param sent documents that were acknowledged in it
record Calm(Map<Flow, Numbers> before, Map<Flow, Numbers> after, Set<Key> sent) {

    private static final Duration LENGTH = Duration.ofSeconds(1);
    private static final List<Feed> FEEDS = Feed.same(4, Flow.QUIET, 20, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    /// Lets the server finish, feeds it for a second, and lets it finish again.
    static Calm spend(Victim victim, int port, Notebook notebook, int phase)
            throws IOException, InterruptedException, ChaosException {
        var before = settle(victim);
        var senders = Senders.start(port, FEEDS, notebook, phase, phase);
        Thread.sleep(LENGTH);
        senders.stop();
        var after = settle(victim);
        var sent = notebook.acknowledged().keySet().stream()
                .filter(key -> key.phase() == phase)
                .collect(Collectors.toSet());
        return new Calm(before, after, sent);
    }

    /// Waits until nothing is in flight. The time for that begins anew when a document ends the server.
    static Map<Flow, Numbers> settle(Victim victim) throws IOException, InterruptedException, ChaosException {
        var start = System.nanoTime();
        var numbers = Map.<Flow, Numbers>of();
        while (numbers.isEmpty() || numbers.values().stream().anyMatch(flow -> flow.inFlight() > 0)) {
            Thread.sleep(POLL);
            if (victim.revive()) {
                start = System.nanoTime();
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new ChaosException("Documents are still in flight after %d s without any new ones: %s"
                        .formatted(PATIENCE.toSeconds(), numbers));
            }
            numbers = numbers(victim.api());
        }
        return numbers;
    }

    /// Empty if the server does not answer.
    private static Map<Flow, Numbers> numbers(Api api) throws IOException, InterruptedException {
        try {
            return api.numbers();
        } catch (Api.RefusedException refused) {
            throw refused;
        } catch (IOException _) {
            return Map.of();
        }
    }

    /// Where the numbers do not agree.
    List<String> faults() {
        var faults = new ArrayList<String>();
        for (var flow : after.keySet().stream().sorted().toList()) {
            var from = before.getOrDefault(flow, Numbers.NONE);
            var to = after.getOrDefault(flow, Numbers.NONE);
            if (!to.isBalanced()) {
                faults.add("The numbers of flow \"%s\" do not add up: %s".formatted(flow.id(), to));
            }
            var counted = to.minus(from);
            var expected = expected(flow);
            if (!counted.equals(expected)) {
                faults.add("Without any fault, flow \"%s\" counts %s where the senders count %s."
                        .formatted(flow.id(), counted, expected));
            }
        }
        return faults;
    }

    private Numbers expected(Flow flow) {
        var fates = sent.stream()
                .filter(key -> key.flow() == flow)
                .collect(Collectors.groupingBy(Key::fate, Collectors.counting()));
        var accepted = fates.values().stream().mapToLong(Long::longValue).sum();
        return new Numbers(
                accepted,
                0,
                fates.getOrDefault(Fate.PUBLISHED, 0L),
                fates.getOrDefault(Fate.DROPPED, 0L),
                fates.getOrDefault(Fate.DEAD_LETTERED, 0L));
    }
}
