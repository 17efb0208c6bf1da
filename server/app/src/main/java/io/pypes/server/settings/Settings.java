package io.pypes.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// All that can be set, under `pypes`.
///
/// @param data folder that holds all the server keeps
/// @param plugins folder that plugin JARs are dropped into
/// @param output folder that publishers may write to, if not absolute then inside the data folder
/// @param hosts names, besides those of this machine itself, that requests may be addressed to
/// @param stopDeadline how long a flow that stops may take to finish the documents it holds
/// @param loadDeadline how long a plugin may take to load
/// @param limits how much is taken
/// @param workers the processes that flows run in whose components may take one down with them
/// @param history how long it is known what became of documents
@ConfigurationProperties(prefix = "pypes", ignoreUnknownFields = false)
public record Settings(
        @DefaultValue("data") Path data,
        @DefaultValue("plugins") Path plugins,
        @DefaultValue("output") Path output,
        @DefaultValue List<String> hosts,
        @DefaultValue("30s") Duration stopDeadline,
        @DefaultValue("10s") Duration loadDeadline,
        @DefaultValue @NestedConfigurationProperty Limits limits,
        @DefaultValue @NestedConfigurationProperty WorkerProcesses workers,
        @DefaultValue @NestedConfigurationProperty Retention history) {

    public Settings {
        output = data.resolve(output);
        hosts = List.copyOf(hosts);
        if (stopDeadline.isNegative()) {
            throw refused("stop-deadline", stopDeadline, "\"0s\" or longer");
        }
        if (!loadDeadline.isPositive()) {
            throw refused("load-deadline", loadDeadline, "longer than \"0s\"");
        }
    }

    static StartRefusedException refused(String setting, Object value, String right) {
        return new StartRefusedException(
                "The setting \"pypes.%s\" is \"%s\". It must be %s.".formatted(setting, value, right));
    }
}
