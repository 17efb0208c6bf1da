package io.pypes.server.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Copies of plugin JARs under the hash of their content, so that a class loader never reads a file that somebody
/// overwrites or removes.
final class JarCopies {

    private final Path folder;

    /// Makes the folder, or empties it: what is in it is of servers that no longer run.
    JarCopies(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var old = Files.list(folder)) {
            for (var copy : old.toList()) {
                Files.delete(copy);
            }
        }
    }

    /// Makes the copy, if there is none yet.
    Path copy(Path jar) throws IOException {
        var part = Files.createTempFile(folder, "copy", ".part");
        var digest = sha256();
        try (var bytes = new DigestInputStream(Files.newInputStream(jar), digest)) {
            Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
        }
        var copy = folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".jar");
        if (Files.exists(copy)) {
            Files.delete(part);
            return copy;
        }
        return Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
