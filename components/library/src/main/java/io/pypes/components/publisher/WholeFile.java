package io.pypes.components.publisher;

import java.nio.file.Path;

/// A file that ended where a record ends when it had this size. If it has another, somebody else has written it since.
///
/// @param size in bytes
record WholeFile(Path path, long size) {}
