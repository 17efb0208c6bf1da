package io.pypes.server.example;

import java.util.List;

/// The examples that come with the server.
public record ExampleList(List<Example> examples) {}
