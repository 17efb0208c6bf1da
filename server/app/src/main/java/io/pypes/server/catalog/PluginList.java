package io.pypes.server.catalog;

import java.util.List;

/// The plugin JARs there are, and those that are gone but still at work.
///
/// @param folder full path of the folder to drop JARs into
public record PluginList(String folder, List<PluginDescription> plugins) {}
