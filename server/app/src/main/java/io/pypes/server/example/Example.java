package io.pypes.server.example;

import java.util.List;

/// A flow to try with one click.
///
/// @param documents names of the documents that come with it
public record Example(String id, String name, String summary, List<String> documents) {}
