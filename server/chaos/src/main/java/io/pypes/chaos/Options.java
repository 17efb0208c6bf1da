package io.pypes.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is asked for on the command line.
///
/// @param seed decides when what is done to the server
/// @param keep the folder in which all that the servers wrote stays; otherwise it goes if nothing was lost
/// @param only one of the trials; all if empty
record Options(int rounds, long seed, Optional<Path> keep, Optional<Trial> only) {

    private static final int ROUNDS = 20;

    /// An option that is not understood.
    static final class MisusedException extends Exception {
        private static final long serialVersionUID = 1;

        MisusedException(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws MisusedException {
        var options = new Options(ROUNDS, 1 + System.nanoTime() % 1_000_000, Optional.empty(), Optional.empty());
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (!List.of("--rounds", "--seed", "--keep", "--only").contains(name)) {
                throw new MisusedException(
                        "There is no option \"%s\" here. \"./pypes help\" lists all.".formatted(name));
            }
            if (!rest.hasNext()) {
                throw new MisusedException(
                        "Option \"%s\" needs a value. \"./pypes help\" tells which.".formatted(name));
            }
            options = options.with(name, rest.next());
        }
        return options;
    }

    private Options with(String name, String value) throws MisusedException {
        return switch (name) {
            case "--rounds" -> new Options((int) number("rounds", value, 4), seed, keep, only);
            case "--seed" -> new Options(rounds, number("seed", value, 18), keep, only);
            case "--only" -> new Options(rounds, seed, keep, Optional.of(trial(value)));
            default -> new Options(rounds, seed, Optional.of(Path.of(value).toAbsolutePath()), only);
        };
    }

    private static Trial trial(String id) throws MisusedException {
        return Trial.find(id)
                .orElseThrow(() -> new MisusedException(
                        "There is no trial \"%s\". There are \"kills\" and \"full-disk\".".formatted(id)));
    }

    private static long number(String what, String text, int digits) throws MisusedException {
        if (!text.matches("[0-9]{1,%d}".formatted(digits)) || Long.parseLong(text) < 1) {
            throw new MisusedException("Option \"--%s\" has the value \"%s\". It must be a number from 1 to %s."
                    .formatted(what, text, "9".repeat(digits)));
        }
        return Long.parseLong(text);
    }

    boolean wants(Trial trial) {
        return only.isEmpty() || only.get() == trial;
    }
}
