package io.pypes.chaos;

import java.util.ArrayList;
import java.util.List;

/// Several senders at work.
final class Senders {

    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /// They send for a phase until they are stopped, as soon as there is a server.
    static Senders start(int port, List<Feed> feeds, Notebook notebook, int phase, long seed) {
        var all = new Senders();
        for (var number = 0; number < feeds.size(); number++) {
            var sender = new Sender(port, number, feeds.get(number), notebook, seed + number);
            sender.enter(phase);
            all.senders.add(sender);
            all.threads.add(
                    Thread.ofPlatform().daemon().name("sender-" + number).start(sender));
        }
        return all;
    }

    void enter(int phase) {
        senders.forEach(sender -> sender.enter(phase));
    }

    void stop() throws InterruptedException {
        senders.forEach(Sender::stop);
        for (var thread : threads) {
            thread.join();
        }
    }
}
