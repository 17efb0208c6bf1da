package io.pypes.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What the senders know: which documents the server has acknowledged, and which it may have. Thread-safe.
final class Notebook {

    private static final int MOST_ODD = 20;

    private final Map<Key, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledgedCount = new AtomicInteger();
    private final Set<Key> unanswered = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final Latencies latencies = new Latencies();
    private final List<String> odd = new ArrayList<>();

    /// A document that the server promised to keep.
    void acknowledge(Key key, String receipt) {
        acknowledged.put(key, receipt);
        acknowledgedCount.incrementAndGet();
    }

    /// Documents that the server may have or not.
    void unanswered(List<Key> keys) {
        unanswered.addAll(keys);
    }

    void answered(int status, Duration after) {
        answers.merge(status, 1, Integer::sum);
        latencies.add(after);
    }

    /// An answer that no sender should get.
    void odd(String answer) {
        synchronized (odd) {
            if (odd.size() < MOST_ODD) {
                odd.add(answer);
            }
        }
    }

    int acknowledgedCount() {
        return acknowledgedCount.get();
    }

    /// Receipts by key.
    Map<Key, String> acknowledged() {
        return acknowledged;
    }

    Set<Key> unanswered() {
        return unanswered;
    }

    /// How often each status was answered.
    Map<Integer, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /// How long answers took.
    Latencies latencies() {
        return latencies;
    }

    List<String> odd() {
        synchronized (odd) {
            return List.copyOf(odd);
        }
    }
}
