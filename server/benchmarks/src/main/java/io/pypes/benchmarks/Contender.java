package io.pypes.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may do a work.
///
/// @param id its name on the command line and in measurements
/// @param name its name in tables
/// @param works the works it does
/// @param script how it is run if it is not in Java
record Contender(String id, String name, Set<Work> works, Optional<Script> script) {

    Contender(String id, String name, Work... works) {
        this(id, name, Set.of(works), Optional.empty());
    }

    Contender(String id, String name, Script script, Work... works) {
        this(id, name, Set.of(works), Optional.of(script));
    }

    /// Ours are marked in tables and charts.
    boolean isOurs() {
        return id.startsWith("pypes");
    }

    /// A peer in another language: a program in `server/benchmarks/peers`.
    ///
    /// @param probe a command that succeeds where the peer can run
    /// @param command what runs it; `{}` stands for the folder of the programs
    /// @param needs what to install
    record Script(List<String> probe, List<String> command, String needs) {}
}
