package io.pypes.benchmarks.work;

import io.pypes.benchmarks.peer.Step;
import io.pypes.sdk.Call;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Processor;
import java.util.List;
import java.util.stream.IntStream;

/// Passes a packet on as it is, and counts it. There are four kinds, as the components of a flow differ from each
/// other, so that no compiler can turn a chain of them into one known call; and the counts show that none is skipped.
abstract sealed class Identity implements Step.Change, Processor {

    long seen;

    /// A chain of them.
    static List<Step> chain(int length) {
        return IntStream.range(0, length).mapToObj(Identity::of).toList();
    }

    private static Step of(int index) {
        return switch (index % 4) {
            case 0 -> new First();
            case 1 -> new Second();
            case 2 -> new Third();
            default -> new Fourth();
        };
    }

    private static final class First extends Identity {
        @Override
        public Packet apply(Packet packet) {
            seen++;
            return packet;
        }

        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(apply(packet));
        }
    }

    private static final class Second extends Identity {
        @Override
        public Packet apply(Packet packet) {
            seen++;
            return packet;
        }

        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(apply(packet));
        }
    }

    private static final class Third extends Identity {
        @Override
        public Packet apply(Packet packet) {
            seen++;
            return packet;
        }

        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(apply(packet));
        }
    }

    private static final class Fourth extends Identity {
        @Override
        public Packet apply(Packet packet) {
            seen++;
            return packet;
        }

        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(apply(packet));
        }
    }
}
