package io.pypes.worker;

import java.util.List;

/// Takes documents back that wait in one worker while another is free. Under the lock of the workers.
final class Balance {

    private Balance() {}

    /// Looks at a run, from time to time: a process that has ended nothing of it since the last look is asked for
    /// some of what waits in it.
    static void look(RemoteRun run) {
        var sessions = run.sessions().toList();
        sessions.forEach(session -> session.look(run));
        var free = run.queue.isEmpty() ? free(run, sessions) : 0;
        if (free > 0) {
            for (var session : sessions) {
                var seat = session.seats.get(run.number);
                if (seat != null && seat.stalls()) {
                    session.takeBack(seat, free);
                }
            }
        }
    }

    private static int free(RemoteRun run, List<Session> sessions) {
        return sessions.stream()
                .filter(session -> session.hasPlace(run) && !session.stalls(run))
                .mapToInt(session -> session.free(run))
                .sum();
    }
}
