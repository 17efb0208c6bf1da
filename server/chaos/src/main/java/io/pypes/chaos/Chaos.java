package io.pypes.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/// `./pypes chaos`: kills the server again and again, and ends with 0 if nothing was lost.
public final class Chaos {

    private static final int MISUSED = 2;

    private final Options options;
    private final Path folder;
    private final PrintStream out;

    private Chaos(Options options, Path folder, PrintStream out) {
        this.options = options;
        this.folder = folder;
        this.out = out;
    }

    /// Runs a campaign.
    ///
    /// @param arguments options; "./pypes help" tells which
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            var options = Options.parse(Arrays.asList(arguments));
            var folder = options.keep().isPresent()
                    ? Files.createDirectories(options.keep().get())
                    : Files.createTempDirectory("pypes-chaos");
            System.exit(new Chaos(options, folder, System.out).run() ? 0 : 1);
        } catch (Options.MisusedException misused) {
            System.err.println(misused.getMessage());
            System.exit(MISUSED);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        out.printf("Seed %d.%n", options.seed());
        var isWell = true;
        for (var trial : Trial.values()) {
            if (options.wants(trial)) {
                out.printf("Trial \"%s\".%n", trial.id());
                isWell &= isWell(trial);
            }
        }
        if (isWell && options.keep().isEmpty()) {
            delete(folder);
        } else {
            out.printf("What the servers wrote is in \"%s\".%n", folder);
        }
        return isWell;
    }

    private boolean isWell(Trial trial) throws IOException, InterruptedException {
        try {
            var findings = findings(trial, folder.resolve(trial.id()));
            findings.print(out);
            return findings.faults().isEmpty();
        } catch (ChaosException | Api.RefusedException stuck) {
            out.println("FAILED: " + stuck.getMessage());
            return false;
        }
    }

    private Findings findings(Trial trial, Path own) throws IOException, InterruptedException, ChaosException {
        return switch (trial) {
            case KILLS -> Campaign.run(options, own, freePort(), out);
            case RESTART -> Restart.run(options.amount().documents(), own, freePort(), out);
            case OVERLOAD -> Overload.run(options.amount().minutes(), own, freePort(), options.seed());
            case LARGE -> Large.run(options.amount().bytes(), own, freePort());
            case FULL_DISK -> FullDisk.run(own, freePort(), options.seed(), out);
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
