package io.pypes.server.web;

import io.pypes.server.settings.Settings;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses requests that a page of another site makes through the user's browser: those addressed to a name that is
/// not ours (DNS rebinding), and those that come from another origin.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HostAndOrigin implements WebFilter {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Set<String> OUR_SITES = Set.of("same-origin", "none");

    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    HostAndOrigin(Settings settings, ServerProperties server) {
        settings.hosts().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        Optional.ofNullable(server.getAddress())
                .map(InetAddress::getHostAddress)
                .ifPresent(names::add);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var host = Optional.ofNullable(request.getHeaders().getFirst("Host")).orElse("");
        if (!names.contains(PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT))) {
            return Mono.error(new ApiException(
                    ErrorCode.HOST_REFUSED,
                    "The request is addressed to \"%s\", which is no name of this server. If it is one, add it to the setting \"pypes.hosts\"."
                            .formatted(host)));
        }
        return fromElsewhere(request, host)
                .<Mono<Void>>map(origin -> Mono.error(new ApiException(
                        ErrorCode.ORIGIN_REFUSED,
                        "The request comes from \"%s\". Only pages of this server may make it.".formatted(origin))))
                .orElseGet(() -> chain.filter(exchange));
    }

    private static Optional<String> fromElsewhere(ServerHttpRequest request, String host) {
        var origin = request.getHeaders().getOrigin();
        if (origin != null) {
            return Optional.of(origin)
                    .filter(given -> !SCHEME.matcher(given).replaceFirst("").equalsIgnoreCase(host));
        }
        return Optional.ofNullable(request.getHeaders().getFirst("Sec-Fetch-Site"))
                .filter(site -> !OUR_SITES.contains(site) && !SAFE.contains(request.getMethod()));
    }
}
