package io.pypes.server.doctor;

import io.pypes.server.accepted.LogInspection;
import io.pypes.server.accepted.LogInspection.InFlight;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Looks into the intake log, with the code of the server and in a copy, and at the files of accepted documents.
final class LogCheck {

    private static final int MOST_NAMED = 20;

    private LogCheck() {}

    /// Looks at all of it.
    ///
    /// @param flows ids of the flows there are; empty if that is not known
    static void check(DataFolder data, Optional<Set<String>> flows, Scratch scratch, Report report)
            throws IOException, CannotCheckException {
        report.part("Intake log");
        var log = data.path().resolve("intake");
        var files = Folders.files(log);
        report.fine("%s.".formatted(Report.count(files.size(), "file")));
        var copy = scratch.copy("intake", files);
        try {
            var inspection = LogInspection.of(
                    copy, scratch.folder("waiting"), data.path().resolve("accepted"));
            documents(inspection.documents(), flows, report);
            damage(inspection, report);
            keptDamage(data, report);
            content(data, inspection, report);
        } catch (IOException cause) {
            report.found(
                    "It cannot be opened, and the server will not start: %s Keep a copy of the folder \"intake\", and ask those who look after the disk."
                            .formatted(cause.getMessage()));
        }
    }

    private static void documents(List<InFlight> documents, Optional<Set<String>> flows, Report report) {
        if (documents.isEmpty()) {
            report.fine("No documents are in flight.");
            return;
        }
        report.fine("%s in flight. They go on when their flow runs:"
                .formatted(documents.size() == 1 ? "1 document is" : documents.size() + " documents are"));
        var byFlow = documents.stream()
                .collect(Collectors.groupingBy(
                        InFlight::flow,
                        TreeMap::new,
                        Collectors.groupingBy(InFlight::revision, TreeMap::new, Collectors.counting())));
        byFlow.forEach((flow, revisions) -> {
            var counts = revisions.entrySet().stream()
                    .map(of -> "%d accepted by revision %d".formatted(of.getValue(), of.getKey()))
                    .collect(Collectors.joining(", "));
            if (flows.isPresent() && !flows.get().contains(flow)) {
                report.found(
                        "Flow \"%s\" is not in the database, and has documents: %s. They wait until there is a flow with this id that runs."
                                .formatted(flow, counts));
            } else {
                report.fine("flow \"%s\": %s".formatted(flow, counts));
            }
        });
    }

    private static void damage(LogInspection inspection, Report report) {
        inspection
                .damage()
                .forEach(sentence -> report.found(
                        "The next start mends what it can and keeps a copy. It will say: %s".formatted(sentence)));
        if (!inspection.damagedIds().isEmpty()) {
            report.found(
                    "These documents are lost, or what is known of them is not all: %s. Ask their senders to send them again, if they are not in the output."
                            .formatted(named(inspection.damagedIds().stream()
                                    .map(String::valueOf)
                                    .toList())));
        }
        if (inspection.damage().isEmpty() && inspection.damagedIds().isEmpty()) {
            report.fine("All records are as they were written, and the files end cleanly.");
        }
    }

    private static String named(List<String> names) {
        var some = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? "%s and %d more".formatted(some, names.size() - MOST_NAMED) : some;
    }

    private static void keptDamage(DataFolder data, Report report) throws IOException {
        var kept = Folders.files(data.path().resolve("intake/damaged"));
        if (!kept.isEmpty()) {
            report.found(
                    "The folder \"intake/damaged\" has %s, as the disk had changed them before an earlier start mended them. Remove the folder when you no longer need it."
                            .formatted(Report.count(kept.size(), "file")));
        }
    }

    private static void content(DataFolder data, LogInspection inspection, Report report) throws IOException {
        report.part("Files of accepted documents");
        var folder = data.path().resolve("accepted");
        var needed = new HashSet<String>();
        var missing = 0;
        for (var document : inspection.documents()) {
            needed.addAll(document.files());
            for (var file : document.files()) {
                if (!Files.isRegularFile(folder.resolve(file))) {
                    missing++;
                    report.found(
                            "File \"accepted/%s\" is missing. Document \"%s\" of flow \"%s\" becomes a dead letter without it. Put it back from a backup before the server is started, or ask the sender for the document again."
                                    .formatted(file, document.id(), document.flow()));
                }
            }
        }
        inspection
                .unreadable()
                .forEach(
                        sentence -> report.found(
                                sentence
                                        + " No flow gets it. Put its file back from a backup, or ask the sender for the document again."));
        if (needed.isEmpty()) {
            report.fine("No document in flight needs any.");
        } else {
            report.fine("%s needed by documents in flight; %d missing."
                    .formatted(needed.size() == 1 ? "1 file is" : needed.size() + " files are", missing));
        }
        var others = Folders.files(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !needed.contains(name))
                .filter(name -> inspection.unreadable().isEmpty() || name.endsWith(".part"))
                .count();
        if (others > 0) {
            report.fine("%s of documents that have ended. The next start removes them."
                    .formatted(others == 1 ? "1 file is" : others + " files are"));
        }
    }
}
