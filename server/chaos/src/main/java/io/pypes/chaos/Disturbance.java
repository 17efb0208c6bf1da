package io.pypes.chaos;

import java.io.IOException;
import java.util.Random;

/// What a user does to flows while documents come in. It may be cut off by the end of the server.
enum Disturbance {
    NONE,
    PUBLISH,
    STOP_AND_START;

    static Disturbance random(Random random) {
        var all = values();
        return all[random.nextInt(all.length)];
    }

    void disturb(Api api, Flow flow, int revision) throws IOException, InterruptedException {
        switch (this) {
            case NONE -> {}
            case PUBLISH -> api.publish(flow, revision);
            case STOP_AND_START -> {
                api.act(flow, "stop");
                api.act(flow, "start");
            }
        }
    }
}
