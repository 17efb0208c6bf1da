package io.pypes.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked for on the command line.
///
/// @param seed decides when what is done to the server
/// @param keep the folder in which all that the servers wrote stays; otherwise it goes if nothing was lost
/// @param only one of the trials; the usual ones if empty
/// @param amount of what a trial is about
record Options(long seed, Optional<Path> keep, Optional<Trial> only, Amount amount) {

    private static final Map<String, Trial> OWN = Map.of(
            "--rounds", Trial.KILLS,
            "--documents", Trial.RESTART,
            "--minutes", Trial.OVERLOAD,
            "--bytes", Trial.LARGE);
    private static final List<String> COMMON = List.of("--seed", "--keep", "--only");

    /// How much of it there is, for each trial something else.
    ///
    /// @param rounds how often the server is killed or stopped, at least
    /// @param documents in flight when it is killed
    /// @param minutes of overload
    /// @param bytes of the large document
    record Amount(int rounds, int documents, int minutes, long bytes) {
        static final Amount USUAL = new Amount(20, 1_000_000, 2, 5_000_000_000L);
    }

    /// An option that is not understood.
    static final class MisusedException extends Exception {
        private static final long serialVersionUID = 1;

        MisusedException(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws MisusedException {
        var options = new Options(1 + System.nanoTime() % 1_000_000, Optional.empty(), Optional.empty(), Amount.USUAL);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (!COMMON.contains(name) && !OWN.containsKey(name)) {
                throw new MisusedException(
                        "There is no option \"%s\" here. \"./pypes help\" lists all.".formatted(name));
            }
            if (!rest.hasNext()) {
                throw new MisusedException(
                        "Option \"%s\" needs a value. \"./pypes help\" tells which.".formatted(name));
            }
            options = options.with(name, rest.next());
        }
        options.check(arguments);
        return options;
    }

    private void check(List<String> arguments) throws MisusedException {
        for (var own : OWN.entrySet()) {
            if (arguments.contains(own.getKey()) && !wants(own.getValue())) {
                throw new MisusedException("Option \"%s\" goes with \"--only %s\"."
                        .formatted(own.getKey(), own.getValue().id()));
            }
        }
    }

    private Options with(String name, String value) throws MisusedException {
        return switch (name) {
            case "--seed" -> new Options(number(name, value, 18), keep, only, amount);
            case "--only" -> new Options(seed, keep, Optional.of(trial(value)), amount);
            case "--keep" -> new Options(seed, Optional.of(Path.of(value).toAbsolutePath()), only, amount);
            default -> new Options(seed, keep, only, amount(name, value));
        };
    }

    private Amount amount(String name, String value) throws MisusedException {
        var rounds = amount.rounds;
        var documents = amount.documents;
        var minutes = amount.minutes;
        return switch (name) {
            case "--rounds" -> new Amount((int) number(name, value, 4), documents, minutes, amount.bytes);
            case "--documents" -> new Amount(rounds, (int) number(name, value, 7), minutes, amount.bytes);
            case "--minutes" -> new Amount(rounds, documents, (int) number(name, value, 3), amount.bytes);
            default -> new Amount(rounds, documents, minutes, number(name, value, 12));
        };
    }

    private static Trial trial(String id) throws MisusedException {
        return Trial.find(id)
                .orElseThrow(() ->
                        new MisusedException("There is no trial \"%s\". There are %s.".formatted(id, Trial.list())));
    }

    private static long number(String option, String text, int digits) throws MisusedException {
        if (!text.matches("[0-9]{1,%d}".formatted(digits)) || Long.parseLong(text) < 1) {
            throw new MisusedException("Option \"%s\" has the value \"%s\". It must be a number from 1 to %s."
                    .formatted(option, text, "9".repeat(digits)));
        }
        return Long.parseLong(text);
    }

    boolean wants(Trial trial) {
        return only.map(trial::equals).orElse(trial.isUsual());
    }
}
