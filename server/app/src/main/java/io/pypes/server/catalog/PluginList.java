package io.pypes.server.catalog;

import java.util.List;

/// The plugin JARs there are, and those that are gone but still at work.
public record PluginList(List<PluginDescription> plugins) {}
