package io.pypes.server.catalog;

/// There are other components now than before. Published as an application event.
public record CatalogChanged() {}
