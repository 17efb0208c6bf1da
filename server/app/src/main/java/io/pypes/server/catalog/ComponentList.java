package io.pypes.server.catalog;

import java.util.List;

/// The components that flows may use.
public record ComponentList(List<ComponentDescription> components) {}
