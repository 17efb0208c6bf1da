package io.pypes.server.ledger;

import io.pypes.server.accepted.SenderKey;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The documents that the history has not got yet, by what their senders call them. Thread-safe.
final class Keys {

    private final Map<Place, Claim> claims = new ConcurrentHashMap<>();

    private record Place(String flow, String text, int index) {
        static Place of(String flow, SenderKey key) {
            return new Place(flow, key.text(), key.index());
        }
    }

    /// @param document empty if there is another claim by now
    private record Claim(String fingerprint, Supplier<Optional<CompletableFuture<Tracked>>> document) {}

    /// Claims a key for a document that is about to be accepted, unless there is one with it.
    ///
    /// @param own completes with the document when it is accepted
    /// @param written finds the one that is in the history
    /// @return the one that there is
    /// @throws ApiException if that is another one, by its content
    Optional<CompletableFuture<Tracked>> claim(
            String flow, SenderKey key, CompletableFuture<Tracked> own, Function<String, Optional<Tracked>> written) {
        var place = Place.of(flow, key);
        var claim = new Claim(key.fingerprint(), () -> Optional.of(own));
        for (var before = claims.putIfAbsent(place, claim); before != null; ) {
            check(key, before.fingerprint());
            var there = before.document().get();
            if (there.isPresent()) {
                return there;
            }
            before = claims.putIfAbsent(place, claim);
        }
        try {
            var found = written.apply(key.fingerprint());
            found.ifPresent(document -> {
                claims.remove(place, claim);
                own.complete(document);
            });
            return found.map(CompletableFuture::completedFuture);
        } catch (RuntimeException refused) {
            claims.remove(place, claim);
            own.completeExceptionally(refused);
            throw refused;
        }
    }

    static void check(SenderKey key, String fingerprint) {
        if (!key.fingerprint().equals(fingerprint)) {
            throw new ApiException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "The \"Idempotency-Key\" \"%s\" was used for another document of this flow. Use another key for another document."
                            .formatted(key.text()));
        }
    }

    /// A document with a key was not accepted.
    void unclaim(String flow, SenderKey key) {
        claims.remove(Place.of(flow, key));
    }

    /// A document is there.
    void put(SenderKey key, Tracked document) {
        var there = Optional.of(CompletableFuture.completedFuture(document));
        claims.put(Place.of(document.flow(), key), new Claim(key.fingerprint(), () -> there));
    }

    /// A document waits since before the server was started.
    ///
    /// @param document finds it; empty if it waits no more, and was put here
    void await(String flow, SenderKey key, Supplier<Optional<Tracked>> document) {
        claims.put(
                Place.of(flow, key),
                new Claim(key.fingerprint(), () -> document.get().map(CompletableFuture::completedFuture)));
    }

    /// Forgets the documents of a flow.
    void forget(String flow) {
        claims.keySet().removeIf(place -> place.flow().equals(flow));
    }
}
