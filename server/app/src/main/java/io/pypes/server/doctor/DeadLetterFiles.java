package io.pypes.server.doctor;

import io.pypes.server.doctor.DatabaseCheck.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks whether dead letters have their content, and whose files there are.
final class DeadLetterFiles {

    private static final String END = ".content";
    private static final int MOST_IN_DATABASE = 256 * 1024;

    private DeadLetterFiles() {}

    static void check(DataFolder data, Known known, Report report) throws IOException {
        report.part("Dead letters");
        var folder = data.path().resolve("dead-letters");
        report.fine("%s in the database.".formatted(Report.count(known.letters().size(), "dead letter")));
        for (var letter : known.letters()) {
            if (letter.size() > MOST_IN_DATABASE
                    && !Files.isRegularFile(folder.resolve(letter.id() + END))
                    && !Files.isRegularFile(folder.resolve(letter.document() + END))) {
                report.found(
                        "Dead letter \"%s\" of flow \"%s\" has lost its content of %d bytes, and would be replayed without. Put \"dead-letters/%s%s\" back from a backup, or discard the letter and ask the sender for the document again."
                                .formatted(letter.id(), letter.flow(), letter.size(), letter.document(), END));
            }
        }
        var ids = known.letters().stream().map(DatabaseCheck.Letter::id).collect(Collectors.toSet());
        var others = Folders.files(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.endsWith(END) || !isNeeded(name, known, ids))
                .toList();
        if (!others.isEmpty()) {
            report.found(
                    "%s in the folder \"dead-letters\" of no dead letter, such as \"%s\". Nothing needs them: they can be removed."
                            .formatted(
                                    others.size() == 1 ? "There is 1 file" : "There are " + others.size() + " files",
                                    others.getFirst()));
        }
    }

    private static boolean isNeeded(String name, Known known, Set<String> letters) {
        var id = name.substring(0, name.length() - END.length());
        return letters.contains(id) || known.documents().contains(id);
    }
}
