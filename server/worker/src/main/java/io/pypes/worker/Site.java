package io.pypes.worker;

import java.time.InstantSource;

/// What all workers of a server have in common.
record Site(
        Door door,
        Launcher launcher,
        WorkerSettings settings,
        InstantSource clock,
        Monitor monitor,
        Distribution documents,
        Redelivery redelivery) {}
