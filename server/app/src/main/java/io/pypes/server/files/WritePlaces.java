package io.pypes.server.files;

import io.pypes.sdk.PacketException;
import io.pypes.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Where publishers may write: inside the output folder, and nowhere else.
@Component
public final class WritePlaces {

    private final Path root;

    @Autowired
    WritePlaces(Settings settings) throws IOException {
        this(settings.output());
    }

    /// Lets publishers write into a folder, which is made.
    public WritePlaces(Path output) throws IOException {
        this.root = Files.createDirectories(output).toRealPath();
    }

    /// The real place of a file inside the folder. Makes its parent folders.
    ///
    /// @throws PacketException if the path leads out, also by a link
    public Path resolve(String relative) throws PacketException, IOException {
        var file = inside(relative);
        Files.createDirectories(nearestFolder(file, relative));
        var parent = file.getParent();
        if (parent == null || !parent.toRealPath().startsWith(root) || Files.isSymbolicLink(file)) {
            throw outside(relative);
        }
        return file;
    }

    private Path inside(String relative) throws PacketException {
        try {
            var file = root.resolve(relative).normalize();
            if (relative.isBlank() || relative.contains("\\") || file.equals(root) || !file.startsWith(root)) {
                throw outside(relative);
            }
            return file;
        } catch (InvalidPathException notAPath) {
            throw outside(relative);
        }
    }

    /// The folder of a file, after making sure that no link on the way leads out.
    private Path nearestFolder(Path file, String relative) throws PacketException, IOException {
        var step = root;
        for (var name : root.relativize(file)) {
            step = step.resolve(name);
            if (Files.exists(step, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(step)) {
                throw outside(relative);
            }
        }
        var parent = file.getParent();
        return parent == null ? root : parent;
    }

    private static PacketException outside(String relative) {
        return PacketException.permanent(
                "\"%s\" is not inside the output folder. Give a relative path such as \"orders/clean.ndjson\"."
                        .formatted(relative));
    }
}
