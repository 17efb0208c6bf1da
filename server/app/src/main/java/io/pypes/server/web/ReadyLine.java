package io.pypes.server.web;

import io.pypes.server.settings.DataDirectory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Says in the log where a browser finds the server, once it does.
@Component
final class ReadyLine {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

    private final DataDirectory data;
    private final String scheme;
    private final String host;
    private final Environment environment;

    ReadyLine(DataDirectory data, ServerProperties server, Environment environment) {
        this.data = data;
        this.scheme = Ssl.isEnabled(server.getSsl()) ? "https" : "http";
        this.host = Optional.ofNullable(server.getAddress())
                .filter(address -> !address.isAnyLocalAddress())
                .map(ReadyLine::inUrl)
                .orElse("localhost");
        this.environment = environment;
    }

    private static String inUrl(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    @EventListener(ApplicationReadyEvent.class)
    void log() {
        LOG.info(
                "Pypes is ready at {}://{}:{} and keeps its data in \"{}\".",
                scheme,
                host,
                environment.getProperty("local.server.port"),
                data.path());
    }
}
