package io.pypes.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Documents that a process died of, or others that it had with them. Each goes on alone in a process, so that no other
/// is suspected with it. Under the lock of the workers.
final class Suspects {

    private final Deque<Lease> waiting = new ArrayDeque<>();
    private final List<Session> draining = new ArrayList<>();

    void add(Lease lease) {
        waiting.add(lease);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Gives each to a process that has nothing to do. If there is none, one gets no more until it has nothing.
    void give() {
        for (var left = waiting.size(); left > 0; left--) {
            var suspect = waiting.remove();
            var idle = suspect.run
                    .sessions()
                    .filter(session -> session.isIdle(suspect.run))
                    .findFirst();
            if (idle.isPresent()) {
                idle.get().draining = false;
                idle.get().alone = suspect;
                idle.get().give(suspect);
            } else {
                waiting.add(suspect);
                toDrain(suspect.run).ifPresent(this::drain);
                suspect.run.sessions().filter(Suspects::isInTheWay).forEach(Suspects::clear);
            }
        }
        draining.removeIf(session -> {
            session.draining = isAwaited(session);
            return !session.draining;
        });
    }

    /// Whether a suspect may begin in it that could not yet.
    private boolean isAwaited(Session session) {
        return waiting.stream()
                .map(suspect -> suspect.run)
                .anyMatch(run -> (session.isReady(run) || session.isStarting(run))
                        && run.sessions().anyMatch(one -> one == session));
    }

    /// The least busy process; one that is only starting if none is ready: else what other flows keep in it would be in
    /// the way once it is. Empty if one is draining already.
    private static Optional<Session> toDrain(RemoteRun run) {
        var ready = run.sessions().filter(session -> session.isReady(run)).toList();
        var able = ready.isEmpty()
                ? run.sessions().filter(session -> session.isStarting(run)).toList()
                : ready;
        return able.stream().anyMatch(session -> session.draining)
                ? Optional.empty()
                : able.stream().min(Comparator.comparingInt(session -> session.leases.size()));
    }

    /// Whether it is kept free, but what it has waits for others.
    private static boolean isInTheWay(Session session) {
        return session.draining && !session.wanted && session.isResting();
    }

    private static void clear(Session session) {
        session.end("It was needed for a document alone, and those in it waited for others.");
    }

    private void drain(Session session) {
        draining.add(session);
        session.draining = true;
        session.takeBack();
    }

    /// Forgets those of a run.
    List<Lease> remove(RemoteRun run) {
        var gone = waiting.stream().filter(suspect -> suspect.run == run).toList();
        waiting.removeAll(gone);
        return gone;
    }
}
