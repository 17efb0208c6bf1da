package io.pypes.server.files;

import java.util.List;

/// What publishers wrote.
///
/// @param root the output folder on the server
/// @param files newest first, at most [OutputFolder#MOST]
public record FileList(String root, List<WrittenFile> files) {}
