package io.pypes.server.web;

import io.pypes.server.settings.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Logs where the server can be reached, once it can.
@Component
final class ReadyLine {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

    private final DataDirectory data;
    private final ServerProperties server;
    private final Environment environment;

    ReadyLine(DataDirectory data, ServerProperties server, Environment environment) {
        this.data = data;
        this.server = server;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void log() {
        var address = server.getAddress();
        LOG.info(
                "Pypes listens on http://{}:{} and keeps its data in \"{}\".",
                address == null ? "0.0.0.0" : address.getHostAddress(),
                environment.getProperty("local.server.port"),
                data.path());
    }
}
