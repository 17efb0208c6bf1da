package io.pypes.worker;

import io.pypes.worker.Session.Seat;
import java.util.List;
import java.util.Objects;

/// Takes documents back that wait in one worker while another is free. Under the lock of the workers.
final class Balance {

    private Balance() {}

    /// Looks at a run, from time to time: a process that has ended nothing of it since the last look is asked for
    /// some of what waits in it.
    static void look(RemoteRun run) {
        var sessions = run.sessions().toList();
        var seats = sessions.stream()
                .map(session -> session.seats.get(run.number))
                .filter(Objects::nonNull)
                .toList();
        seats.forEach(Seat::look);
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
