package io.pypes.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `./pypes bench`: compares, prints tables, and writes `docs/benchmarks` if asked.
public final class Bench {

    private static final int MISUSED = 2;

    private final Options options;
    private final Path home;
    private final PrintStream out;
    private final Processes processes;

    private Bench(Options options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
        this.processes = new Processes(home.resolve("server/benchmarks/peers"), options.quick());
    }

    /// Compares, and ends with 0 if nothing was lost.
    ///
    /// @param arguments works and options; "./pypes help" tells which
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = Path.of(System.getProperty("pypes.home", ".")).toAbsolutePath();
        try {
            var bench = new Bench(Options.parse(Arrays.asList(arguments)), home, System.out);
            System.exit(bench.run());
        } catch (Options.MisusedException misused) {
            System.err.println(misused.getMessage());
            System.exit(MISUSED);
        }
    }

    private int run() throws IOException, InterruptedException {
        var comparison = new Comparison(options, processes::measure, out);
        for (var work : options.works()) {
            comparison.run(work, contenders(work));
        }
        var tables = new Tables(comparison.results());
        options.works().forEach(work -> out.print(tables.plain(work)));
        if (options.quick()) {
            out.println("\nThis was a quick run: it shows that everything works, and nothing else.");
        }
        comparison.faults().forEach(fault -> out.println("\nFAILED: " + fault));
        if (options.write()
                && comparison.faults().isEmpty()
                && !comparison.results().isEmpty()) {
            var folder = home.resolve("docs/benchmarks");
            new Page(comparison.results(), Machine.here(), options).write(folder);
            out.println("\nWritten to \"%s\".".formatted(folder));
        }
        return comparison.faults().isEmpty() ? 0 : 1;
    }

    private List<Contender> contenders(Work work) throws InterruptedException {
        var present = new ArrayList<Contender>();
        for (var contender : Roster.of(work)) {
            if (!options.wants(contender.id())) {
                continue;
            }
            var script = contender.script();
            if (script.isEmpty() || processes.isInstalled(script.get())) {
                present.add(contender);
            } else {
                out.printf(
                        "%s is left out, because it is not installed. It needs %s.%n",
                        contender.name(), script.get().needs());
            }
        }
        return present;
    }
}
