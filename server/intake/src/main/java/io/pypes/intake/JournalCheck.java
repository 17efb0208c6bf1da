package io.pypes.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks through the files of a journal before Artemis does, which would refuse to load some damage, and leave out
/// some more without a word. A damaged file is copied into the folder `damaged` as it was before it is mended.
///
/// Files that Artemis was still compacting when the power went are not looked at: it takes them over, or makes them
/// again from those that are.
final class JournalCheck {

    private static final String KEPT_IN = "damaged";

    private final Path folder;
    private final int size;
    private final DurableFiles.Disk disk;
    private final IntakeLog.Reader reader;
    private long lastOrder;

    private JournalCheck(Path folder, int size, DurableFiles.Disk disk, IntakeLog.Reader reader) {
        this.folder = folder;
        this.size = size;
        this.disk = disk;
        this.reader = reader;
    }

    /// @param size of each file, in bytes
    /// @param reader hears what is damaged
    static void check(Path folder, int size, DurableFiles.Disk disk, IntakeLog.Reader reader) throws IOException {
        var check = new JournalCheck(folder, size, disk, reader);
        for (var file : check.inOrder()) {
            check.check(file);
        }
        reader.reached(check.lastOrder);
    }

    /// The files in the order in which they were begun; first those whose number cannot be read.
    private List<Path> inOrder() throws IOException {
        var numbers = new HashMap<Path, Long>();
        try (var files = Files.newDirectoryStream(folder, "*." + ArtemisLog.EXTENSION)) {
            for (var file : files) {
                numbers.put(file, number(file));
            }
        }
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long number(Path path) throws IOException {
        try (var bytes = Files.newInputStream(path)) {
            var header = ByteBuffer.allocate(Header.SIZE)
                    .put(bytes.readNBytes(Header.SIZE))
                    .clear();
            return Header.number(header).isPresent() || Header.mend(header)
                    ? Header.number(header).orElse(0)
                    : 0;
        }
    }

    private void check(Path path) throws IOException {
        var found = Files.readAllBytes(path);
        var file = ByteBuffer.allocate(Math.max(found.length, size)).put(found).clear();
        var headerMended = Header.number(file).isEmpty() && Header.mend(file);
        var number = Header.number(file);
        if (found.length < Header.SIZE || number.isEmpty()) {
            var kept = keep(path);
            Files.delete(path);
            reader.damaged(
                    "The head of file \"%s\" of the intake log is damaged. What was in it is lost; it was moved to \"%s\"."
                            .formatted(path.getFileName(), kept),
                    ids(file));
            return;
        }
        var mending = JournalMending.of(file, number.getAsLong(), lastOrder);
        lastOrder = mending.lastOrder();
        if (headerMended || found.length < size || mending.isChanged()) {
            var kept = keep(path);
            replace(path, file);
            reader.damaged(sentence(path, found.length, mending, kept), mending.lost());
        }
    }

    private String sentence(Path path, int length, JournalMending mending, Path kept) {
        var cut =
                length < size ? " It had %d bytes instead of %d; what was behind is lost.".formatted(length, size) : "";
        return "File \"%s\" of the intake log was damaged, or not written to its end: %s.%s It was copied to \"%s\"."
                .formatted(path.getFileName(), mending.found(), cut, kept);
    }

    /// Ids of all frames of a file, of this use and earlier ones: which is which is not known without its head.
    private static List<Long> ids(ByteBuffer file) {
        var ids = new ArrayList<Long>();
        for (var at = Header.SIZE; at < file.limit(); ) {
            var frame = Frame.at(file, at);
            frame.ifPresent(found -> ids.add(Frame.id(found)));
            at += frame.map(found -> found.length).orElse(1);
        }
        return ids.stream().distinct().toList();
    }

    /// Keeps a file as it is. The same file may have been damaged before.
    private Path keep(Path path) throws IOException {
        var kept = Files.createDirectories(folder.resolve(KEPT_IN));
        var copy = kept.resolve(path.getFileName());
        for (var number = 2; Files.exists(copy); number++) {
            copy = kept.resolve(path.getFileName() + "." + number);
        }
        Files.copy(path, copy);
        sync(copy);
        sync(kept);
        return folder.relativize(copy);
    }

    private void sync(Path path) throws IOException {
        try (var channel = disk.around(path, FileChannel.open(path, StandardOpenOption.READ))) {
            channel.force(true);
        }
    }

    /// In place: if the power goes meanwhile, what is still damaged is mended the next time.
    private void replace(Path path, ByteBuffer file) throws IOException {
        try (var channel = disk.around(path, FileChannel.open(path, StandardOpenOption.WRITE))) {
            for (var bytes = file.clear(); bytes.hasRemaining(); ) {
                channel.write(bytes, bytes.position());
            }
            channel.force(true);
        }
    }
}
