package io.pypes.components.publisher;

/// How packets are spread over files.
public enum Arrangement {
    /// All packets one after the other in a single file.
    ONE_FILE,
    /// Every packet in a file of its own.
    FILE_PER_PACKET
}
