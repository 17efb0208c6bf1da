package io.pypes.testkit;

import io.pypes.sdk.Call;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.testkit.Step.Given;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// One call of a component, written down in a [TestResult]. Refuses what an engine would refuse.
final class RecordingCall extends TestContext implements Call {
    private final Surroundings surroundings;
    private final TestResult result;
    private final Optional<Given> given;
    private boolean ended;
    private boolean over;

    RecordingCall(Surroundings surroundings, TestResult result, Optional<Given> given) {
        super(surroundings);
        this.surroundings = surroundings;
        this.result = result;
        this.given = given;
    }

    /// Ends the call: the component may not use it any more. A packet of which nothing became counts as dropped.
    void end() {
        over = true;
        if (!ended) {
            given.ifPresent(packet -> result.addDropped(packet.packet(), ""));
        }
    }

    /// Writes down a failure of the packet at hand.
    void fail(PacketException reason) {
        ended = true;
        result.addFailed(atHand().packet(), reason);
    }

    @Override
    public String inputPort() {
        return atHand().port();
    }

    @Override
    public String document() {
        return atHand().document();
    }

    @Override
    public void emit(String port, Packet packet) throws InterruptedException {
        checkInCall();
        surroundings.checkOutput(port);
        surroundings.beforeEmit(result.emittedCount());
        ended = true;
        result.addEmitted(port, packet);
    }

    @Override
    public void emit(String port, Packet packet, Collection<Hold> origins) throws InterruptedException {
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("A packet made from held ones needs at least one of them as origin.");
        }
        emit(port, packet);
        result.addMerged(packet, origins.stream().map(Hold::document).toList());
        origins.forEach(origin -> result.release((RecordingHold) origin));
    }

    @Override
    public void drop(String reason) {
        checkInCall();
        ended = true;
        result.addDropped(atHand().packet(), reason);
    }

    @Override
    public void reject(Packet part, PacketException reason) {
        checkInCall();
        ended = true;
        result.addRejected(part, reason);
    }

    @Override
    public Hold hold() {
        checkInCall();
        ended = true;
        var hold = new RecordingHold(atHand(), result);
        result.addHold(hold);
        return hold;
    }

    @Override
    public void wakeAfter(Duration delay) {
        checkInCall();
        surroundings.wakeAfter(delay);
    }

    private Given atHand() {
        return given.orElseThrow(() -> new IllegalStateException("There is no packet at hand in wake and finish."));
    }

    private void checkInCall() {
        if (over) {
            throw new IllegalStateException("The call is over. A component may not keep it.");
        }
    }
}
