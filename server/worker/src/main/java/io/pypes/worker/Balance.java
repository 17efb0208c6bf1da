package io.pypes.worker;

import java.util.List;
import java.util.stream.Stream;

/// Takes documents back that wait in one worker while another is free. Under the lock of the workers.
final class Balance {

    private Balance() {}

    /// Looks at a run, from time to time: a process that has ended nothing of it since the last look is asked for
    /// some of what waits in it.
    static void look(RemoteRun run) {
        var sessions = run.sessions().toList();
        sessions.stream().flatMap(session -> seat(session, run)).forEach(Seat::look);
        var free = run.queue.isEmpty() ? free(run, sessions) : 0;
        if (free > 0) {
            for (var session : sessions) {
                seat(session, run).filter(Seat::stalls).forEach(seat -> session.takeBack(seat, free));
            }
        }
    }

    private static Stream<Seat> seat(Session session, RemoteRun run) {
        return Stream.ofNullable(session.seats.get(run.number));
    }

    private static int free(RemoteRun run, List<Session> sessions) {
        return sessions.stream()
                .map(session -> session.place(run))
                .filter(seat -> seat != null && !seat.stalls())
                .mapToInt(Seat::free)
                .sum();
    }
}
