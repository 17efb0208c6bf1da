package io.pypes.testkit;

import io.pypes.sdk.Call;
import io.pypes.sdk.Packet;
import io.pypes.testkit.Step.Given;

/// A hold on a given packet. Equal only to itself, so two packets that look alike are held apart.
final class RecordingHold implements Call.Hold {
    private final Given given;
    private final TestResult result;

    RecordingHold(Given given, TestResult result) {
        this.given = given;
        this.result = result;
    }

    @Override
    public Packet packet() {
        return given.packet();
    }

    @Override
    public String inputPort() {
        return given.port();
    }

    @Override
    public String document() {
        return given.document();
    }

    @Override
    public void drop(String reason) {
        result.release(this);
        result.addDropped(packet(), reason);
    }
}
