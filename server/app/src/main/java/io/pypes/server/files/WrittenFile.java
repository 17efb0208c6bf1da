package io.pypes.server.files;

import java.time.Instant;

/// A file that a publisher wrote.
///
/// @param path relative to the output folder, with `/` between its parts
/// @param size in bytes
public record WrittenFile(String path, long size, Instant modifiedAt) {}
