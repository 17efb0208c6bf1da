package io.pypes.server.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says in the log where a browser finds the server, as soon as it does.
@Component
final class Announcement {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final String host;

    Announcement(ServerProperties server) {
        this.host = Optional.ofNullable(server.getAddress())
                .filter(address -> !address.isAnyLocalAddress())
                .map(Announcement::inUrl)
                .orElse("localhost");
    }

    private static String inUrl(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    @EventListener
    void announce(WebServerInitializedEvent event) {
        LOG.info("Pypes is ready: http://{}:{}", host, event.getWebServer().getPort());
    }
}
