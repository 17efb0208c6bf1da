package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import io.pypes.sdk.Value;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Where packets go that a node cannot handle: its `error` port if that is wired, else the dead letters.
final class Failures {

    private final String node;
    private final Ways ways;
    private final Host host;
    private final NodeContext context;
    private final NodeCounters counters;

    Failures(String node, Ways ways, Host host, NodeContext context, NodeCounters counters) {
        this.node = node;
        this.ways = ways;
        this.host = host;
        this.context = context;
        this.counters = counters;
    }

    /// Gives up on a packet. Its share in the accounts is settled, or goes on through the `error` port.
    ///
    /// @param port the input port at which it may be tried again
    /// @param pace the thread, which may have to wait
    void fail(Packet packet, Origin origin, String port, PacketException reason, int attempts, Pace pace)
            throws InterruptedException {
        counters.failed.add(1);
        var error = ways.find(Port.ERROR);
        if (error != null && error.width() > 0) {
            origin.open(error.width() - 1L);
            error.send(marked(packet, reason, attempts), origin, pace);
            return;
        }
        pace.waits(); // a slow disk is not the component's fault
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
        pace.goesOn();
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
            account.end(State.FAILED, 1, node, message);
            return;
        }
        account.end(State.DEAD_LETTERED, 1, node, message);
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
            case InterruptedException _ -> // nobody stops the run: it would not be explained
                new PacketException(
                        ErrorKind.PERMANENT,
                        "Node \"%s\" broke off as if the flow were stopped, which it is not: it interrupted itself."
                                .formatted(node),
                        thrown);
            default ->
                new PacketException(
                        ErrorKind.PERMANENT,
                        "Node \"%s\" broke on this document: %s".formatted(node, Places.said(thrown)),
                        thrown);
        };
    }

    /// What to say of a document that an adapter does not take.
    static PacketException notTaken(Step step, Packet packet) {
        var ranges = step.takes().stream().map(MediaType::essence).collect(Collectors.joining(", "));
        return PacketException.invalidInput("Node \"%s\" takes %s, and this document is %s."
                .formatted(step.node, ranges, packet.mediaType().essence()));
    }

    /// What to say of a packet that was sent to a port for troubles which leads nowhere.
    static PacketException notWired(Step step, Way way) {
        return PacketException.invalidInput("Node \"%s\" passed this document to its port \"%s\", which is not wired."
                .formatted(step.node, way.port()));
    }

    /// What to say of a packet that was in hand when another step hung.
    static PacketException brokenOff(Step hung) {
        return new PacketException(
                ErrorKind.RESOURCE,
                "Node \"%s\" hung on another packet and was started anew; this one was in its hands."
                        .formatted(hung.node),
                null);
    }

    /// What to say of a call that took too long.
    PacketException timeout(ErrorPolicy policy) {
        return new PacketException(
                ErrorKind.TIMEOUT,
                "Node \"%s\" took longer than %s for this document.".formatted(node, Places.words(policy.timeout())),
                null);
    }
}
