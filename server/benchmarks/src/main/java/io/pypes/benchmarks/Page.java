package io.pypes.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The page of `docs/benchmarks`: what was compared, how, on what, and what it does not show.
final class Page {

    private static final String HEAD = """
            # Benchmarks

            The same work, done by Pypes and by its peers. This page and the chart are written by `./pypes bench --write`.

            - Each figure comes from a process of its own, which warms up and then measures itself: packets by the CPU time
              of the whole process, with its garbage collector and its compiler. The table has the median, the least and the
              most of the rounds; in a round, all peers run one after the other.
            - The server that is fed is warm: it was fed until further documents cost it no less, 150,000 at least.
            - In `isolate` a server with 2 GB of heap reads the documents by the plugin *Read documents*, in itself or in a worker
              with the 512 MB it has if nothing is set. Once it is warm, all are fed twice. What each comes to is compared with
              what it came to inside another server: state, counts and reasons, each text and attribute, file name, media type,
              route and parent; ids and times differ by nature. A difference fails the run, and so does a document that ends as a
              dead letter in one place only. None is left out.
            - In `spread` one step after the other works on a document in one thread of a worker, so that one worker does not
              use two processors. The sender shares them: it sends what it has ready, and looks every 100 ms whether all is done. 30,000 small
              ones come first. In both works the CPU time is that of the server and its workers, without the sender.
            - In `kills` the texts and the flow are those of `spread`, forty are in flight all the time, and each is published.
              From the start of the time that is measured on, one worker after the other is killed, one each second.
            - In `hop` the way goes over a second process, and the CPU time is that of both. At most 2048 packets are under way;
              what comes back is small. Pypes goes over a Unix domain socket, gRPC over the loopback interface.
            - The last column says how many times better the first row is: the median of the ratios within a round.
            - Every packet is counted at the sink, and a checksum says that those that came are those that were sent. A peer
              that loses one fails the run.
            - All Java peers send the same packet type through the same steps. Identity steps are virtual calls of four
              classes, and each counts what it sees.
            - Pypes runs with what it has in production: metrics, error handling, accounting of each document, cancellation.

            """;
    private static final String LIMITS = """

            ## What it does not show

            - Identity components do nothing. In real flows the work of the components counts more than the way between them;
              the documents show how much more.
            - Reactor, Pekko and Jet can do what was not asked here: operators by the dozen, back-pressure across a network,
              state that survives a crash, many machines. Camel connects to hundreds of systems.
            - Pypes accounts for each document until it is settled; the others forget a packet when it has passed. No peer was
              made to do the same.
            - Each peer has a default buffer or a thousand packets between steps. Others may suit a machine with more cores better.
            - Nothing here runs on more than one machine.
            """;

    private final Results results;
    private final Machine machine;
    private final Options options;

    Page(Results results, Machine machine, Options options) {
        this.results = results;
        this.machine = machine;
        this.options = options;
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("README.md"), markdown());
        if (!results.sizes(Work.PIPELINE).isEmpty()) {
            Files.writeString(folder.resolve("pipeline.svg"), new Chart(results).svg());
        }
    }

    String markdown() {
        var text = new StringBuilder(HEAD);
        if (!results.sizes(Work.PIPELINE).isEmpty()) {
            text.append("![Packets per CPU second of Pypes and its peers](pipeline.svg)\n\n");
        }
        var tables = new Tables(results);
        text.append(options.works().stream()
                .filter(work -> !results.sizes(work).isEmpty())
                .map(tables::markdown)
                .collect(Collectors.joining("\n")));
        text.append("\n## Machine, versions, commands\n\n");
        about().forEach(line -> text.append("- ").append(line).append('\n'));
        return text.append(LIMITS).toString();
    }

    private List<String> about() {
        return List.of(
                machine.processor() + ", " + machine.memory() + ", " + machine.system(),
                "Java: " + machine.java(),
                "Libraries: " + String.join(", ", machine.versions()),
                "Flags of every Java process: `-Xms2g -Xmx2g -XX:+UseG1GC -XX:+UseCompactObjectHeaders` (8 GB for `spawn`)",
                "`./pypes bench %s --rounds %d --write`"
                        .formatted(
                                options.works().stream().map(Work::title).collect(Collectors.joining(" ")),
                                options.rounds()));
    }
}
