package io.pypes.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Where a node works: its step, and what the tasklets of its replicas take in. Thread-safe.
///
/// @param replicas what each takes in
/// @param step place of its step in each
/// @param order that the replicas keep
/// @param turn whose turn it is where no order is kept
record Station(List<Inputs> replicas, int step, Replicas.Order order, AtomicInteger turn) {

    Station(List<Inputs> replicas, int step, Replicas.Order order) {
        this(List.copyOf(replicas), step, order, new AtomicInteger());
    }

    /// Gives a packet that came by no wire to one of the replicas. Never blocks.
    void feed(Attempt attempt) {
        replica(attempt).inbox().put(attempt);
    }

    private Inputs replica(Attempt attempt) {
        var count = replicas.size();
        return switch (order) {
            case Replicas.Order.None _ ->
                replicas.stream()
                        .filter(Inputs::isIdle)
                        .findFirst()
                        .orElseGet(() -> replicas.get(Math.floorMod(turn.getAndIncrement(), count)));
            case Replicas.Order.ByDocument _, Replicas.Order.ByAttribute _ ->
                replicas.get(order.replica(attempt.packet(), attempt.origin(), count));
        };
    }

    /// Nothing more comes but by wires.
    void close() {
        replicas.forEach(inputs -> inputs.inbox().close());
    }
}
