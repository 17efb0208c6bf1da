package io.pypes.server.doctor;

import ch.qos.logback.classic.Level;
import io.pypes.server.settings.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the data folder of a server that does not run is in order, and changes nothing in it.
public final class Doctor {

    /// The argument that asks for the doctor in place of a server.
    public static final String COMMAND = "doctor";

    private static final int CANNOT = 2;
    private static final long LITTLE = 256L << 20;

    private Doctor() {}

    /// Looks at a folder, says what was found, and ends the process. Its status is 0 if nothing is wrong, 1 if
    /// something was found, and 2 if that cannot be found out.
    public static void run(Path data) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF); // all is in the report
        }
        System.exit(examine(data, System.out));
    }

    static int examine(Path data, PrintStream out) {
        try (var folder = DataFolder.open(data);
                var scratch = Scratch.make()) {
            out.println("The data folder \"%s\":".formatted(folder.path()));
            var report = examine(folder, scratch);
            report.lines().forEach(out::println);
            return report.found() == 0 ? 0 : 1;
        } catch (CannotCheckException refused) {
            out.println(refused.getMessage());
        } catch (IOException cause) {
            out.println("Something could not be read: %s. Run this as the user that the server runs as."
                    .formatted(cause.getMessage()));
        }
        return CANNOT;
    }

    private static Report examine(DataFolder folder, Scratch scratch) throws IOException, CannotCheckException {
        var report = new Report();
        format(folder, report);
        space(folder, report);
        var known = DatabaseCheck.check(folder, scratch, report);
        LogCheck.check(folder, known.map(DatabaseCheck.Known::flows), scratch, report);
        if (known.isPresent()) {
            DeadLetterFiles.check(folder, known.get(), report);
        }
        OutputCheck.check(folder, report);
        return report;
    }

    private static void format(DataFolder folder, Report report) {
        report.part("Format");
        var current = String.valueOf(DataDirectory.FORMAT);
        report.fine(
                folder.format().equals(current)
                        ? "It is %s, which is that of this server.".formatted(current)
                        : "It is %s. The next start makes it %s, which older servers refuse."
                                .formatted(folder.format(), current));
    }

    private static void space(DataFolder folder, Report report) throws IOException {
        report.part("Disk");
        var free = Files.getFileStore(folder.path()).getUsableSpace();
        if (free < LITTLE) {
            report.found(
                    "%d MB are free. The server takes no documents when less than \"pypes.limits.reserve\" is: make room."
                            .formatted(free >> 20));
        } else {
            report.fine("%d MB are free.".formatted(free >> 20));
        }
        var left = Folders.files(folder.path().resolve("content"), ".part").size();
        if (left > 0) {
            report.fine("The folder \"content\" has %s that a server left when it ended. The next start removes them."
                    .formatted(Report.count(left, "temporary file")));
        }
    }
}
