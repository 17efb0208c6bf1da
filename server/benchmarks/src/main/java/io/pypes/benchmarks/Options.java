package io.pypes.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What to compare, as asked on the command line.
///
/// @param works the works, in their order
/// @param rounds how often each is done by each peer
/// @param quick true to see only that everything works: the figures say nothing
/// @param write true to write the pages of `docs/benchmarks`
/// @param peers only these; all if empty
record Options(List<Work> works, int rounds, boolean quick, boolean write, Set<String> peers) {

    private static final int ROUNDS = 3;
    private static final int MOST_ROUNDS = 100;

    /// An option that is not understood.
    static final class MisusedException extends Exception {
        private static final long serialVersionUID = 1;

        MisusedException(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws MisusedException {
        var works = new ArrayList<Work>();
        var rounds = Optional.<Integer>empty();
        var quick = false;
        var write = false;
        var peers = new TreeSet<String>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            switch (argument) {
                case "--quick" -> quick = true;
                case "--write" -> write = true;
                case "--rounds" -> rounds = Optional.of(rounds(rest.hasNext() ? rest.next() : ""));
                case "--peers" -> peers.addAll(peers(rest.hasNext() ? rest.next() : ""));
                default -> works.add(work(argument));
            }
        }
        if (quick && write) {
            throw new MisusedException("The figures of a quick run say nothing, so they are not written.");
        }
        return new Options(
                works.isEmpty() ? List.of(Work.values()) : List.copyOf(works),
                rounds.orElse(quick ? 1 : ROUNDS),
                quick,
                write,
                Set.copyOf(peers));
    }

    private static int rounds(String text) throws MisusedException {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_ROUNDS) {
            throw new MisusedException(
                    "The rounds are \"%s\". They must be a number from 1 to %d.".formatted(text, MOST_ROUNDS));
        }
        return Integer.parseInt(text);
    }

    private static List<String> peers(String text) throws MisusedException {
        var named = Arrays.asList(text.split(",", -1));
        for (var name : named) {
            if (!Roster.knows(name)) {
                throw new MisusedException("There is no peer \"%s\". There are %s."
                        .formatted(
                                name,
                                Roster.names().stream().map("\"%s\""::formatted).collect(Collectors.joining(", "))));
            }
        }
        return named;
    }

    private static Work work(String text) throws MisusedException {
        if (text.startsWith("-")) {
            throw new MisusedException("There is no option \"%s\". \"./pypes help\" lists all.".formatted(text));
        }
        return Work.find(text)
                .orElseThrow(() -> new MisusedException("There is no work \"%s\". There are %s."
                        .formatted(
                                text,
                                Arrays.stream(Work.values())
                                        .map(work -> "\"%s\"".formatted(work.title()))
                                        .collect(Collectors.joining(", ")))));
    }

    boolean wants(String peer) {
        return peers.isEmpty() || peers.contains(peer);
    }
}
