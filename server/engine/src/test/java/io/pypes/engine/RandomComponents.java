package io.pypes.engine;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Components that do one thing or another depending on the document and the node, and nothing else: so that a model
/// can tell what becomes of a document without running it.
final class RandomComponents {

    static final String NUMBER = "number";

    /// What a node does to a document: a number from 0 to 99, evenly spread.
    static int dice(String document, String node) {
        var mixed = (document.hashCode() * 31 + node.hashCode()) * 0x9E3779B9;
        return Math.floorMod(mixed ^ (mixed >>> 15), 100);
    }

    private final TestComponents components = new TestComponents();
    private final Set<String> faltered = ConcurrentHashMap.newKeySet();

    RandomComponents() {
        components.step("drops", (packet, call) -> {
            if (dice(packet, call.node()) < 30) {
                call.drop("Not wanted.");
            } else {
                call.emit(packet);
            }
        });
        components.step("fails", (packet, call) -> {
            if (dice(packet, call.node()) < 30) {
                throw PacketException.invalidInput("The date is wrong.");
            }
            call.emit(packet);
        });
        components.step("breaks-off", (packet, call) -> {
            call.emit(packet);
            if (dice(packet, call.node()) < 30) {
                call.emit(packet);
                throw PacketException.transientFault("The connection broke.");
            }
        });
        components.step("rejects", (packet, call) -> {
            if (dice(packet, call.node()) < 30) {
                call.reject(packet, PacketException.invalidInput("This row is broken."));
            }
            call.emit(packet);
        });
        components.step("falters", (packet, call) -> {
            call.emit(packet);
            falter(packet, call.node());
        });
        components.router("routes", (packet, call) -> {
            call.emit(dice(packet, call.node()) < 50 ? "left" : "right", packet);
        });
        components.publisher("picky", (batch, context) -> {
            for (var entry : batch.entries()) {
                publish(batch, entry, context.node());
            }
        });
    }

    private void publish(Batch batch, Batch.Entry entry, String node) {
        if (dice(entry.packet(), node) < 20) {
            batch.fail(entry, PacketException.permanent("Not with me."));
        } else if (dice(entry.packet(), node) < 40 && faltered.add(node + entry.id())) {
            batch.fail(entry, PacketException.transientFault("Busy."));
        } else {
            components.published.add(entry);
        }
    }

    private void falter(Packet packet, String node) throws PacketException {
        if (dice(packet, node) < 50 && faltered.add(node + packet.text(NUMBER))) {
            throw PacketException.transientFault("The service is away.");
        }
    }

    private static int dice(Packet packet, String node) {
        return dice(packet.text(NUMBER).orElseThrow(), node);
    }

    TestComponents components() {
        return components;
    }
}
