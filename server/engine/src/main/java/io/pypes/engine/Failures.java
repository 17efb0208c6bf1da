package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import io.pypes.sdk.Value;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.Supplier;

/// Where packets go that a node cannot handle: its `error` port if that is wired, else the dead letters.
final class Failures {

    private final String node;
    private final Outlets outlets;
    private final Host host;
    private final NodeContext context;
    private final NodeCounters counters;

    Failures(String node, Outlets outlets, Host host, NodeContext context, NodeCounters counters) {
        this.node = node;
        this.outlets = outlets;
        this.host = host;
        this.context = context;
        this.counters = counters;
    }

    /// Gives up on a packet. Its share in the accounts is settled, or goes on through the `error` port.
    ///
    /// @param port the input port at which it may be tried again
    void fail(Packet packet, Origin origin, String port, PacketException reason, int attempts)
            throws InterruptedException {
        counters.failed.add(1);
        if (outlets.isWired(Port.ERROR)) {
            origin.open(outlets.width(Port.ERROR) - 1);
            outlets.send(Port.ERROR, marked(packet, reason, attempts), origin);
            return;
        }
        for (var account : origin.accounts()) {
            keep(
                    account,
                    () -> new DeadLetter(
                            account.source(),
                            origin.id(),
                            node,
                            port,
                            packet,
                            reason.kind(),
                            reason.getMessage(),
                            attempts,
                            host.clock().instant()),
                    reason.getMessage());
        }
    }

    private void keep(Account account, Supplier<DeadLetter> letter, String message) {
        if (account.isOver()) {
            return; // it was cancelled, and its sender told so
        }
        try {
            host.keep(letter.get());
        } catch (Throwable notKept) {
            context.log().log(
                    Level.ERROR,
                    "Document \"%s\" failed at node \"%s\" and could not be kept as a dead letter."
                            .formatted(account.id(), node),
                    notKept);
            account.end(State.FAILED, node, message);
            return;
        }
        account.end(State.DEAD_LETTERED, node, message);
    }

    private Packet marked(Packet packet, PacketException reason, int attempts) {
        var error = new LinkedHashMap<String, Value>();
        error.put("node", Value.of(node));
        error.put("kind", Value.of(word(reason.kind())));
        error.put("message", Value.of(reason.getMessage()));
        error.put("attempts", Value.of(attempts));
        return packet.withMetadata("error", new Value.Fields(error));
    }

    private static String word(ErrorKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What to say of anything a component throws.
    PacketException explain(Throwable thrown) {
        if (thrown instanceof PacketException known) {
            return known;
        }
        context.log().log(Level.WARNING, "Node \"%s\" broke on a document, which is kept.".formatted(node), thrown);
        return switch (thrown) {
            case OutOfMemoryError _ ->
                new PacketException(
                        ErrorKind.RESOURCE, "Node \"%s\" ran out of memory on this document.".formatted(node), thrown);
            case StackOverflowError _ ->
                new PacketException(
                        ErrorKind.RESOURCE,
                        "Node \"%s\" cannot handle a document nested this deep.".formatted(node),
                        thrown);
            default ->
                new PacketException(
                        ErrorKind.PERMANENT,
                        "Node \"%s\" broke on this document: %s".formatted(node, Places.said(thrown)),
                        thrown);
        };
    }

    /// What to say of a call that took too long.
    PacketException timeout(ErrorPolicy policy) {
        return new PacketException(
                ErrorKind.TIMEOUT,
                "Node \"%s\" took longer than %s for this document.".formatted(node, Places.words(policy.timeout())),
                null);
    }
}
