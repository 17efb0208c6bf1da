package io.pypes.server.ingest;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says what `/data` does not do: the original took GET and DELETE as packets without a document, which no component
/// here could do anything with.
@RestController
@Hidden
final class DataRefusals {

    @RequestMapping({"/data", "/docs", "/data/{route}"})
    void refuseWithoutKey(ServerHttpRequest request, ServerHttpResponse response) {
        refuse(request, response, Set.of(HttpMethod.POST));
    }

    @RequestMapping("/data/{route}/{id}")
    void refuseWithKey(ServerHttpRequest request, ServerHttpResponse response) {
        refuse(request, response, Set.of(HttpMethod.POST, HttpMethod.PUT));
    }

    private static void refuse(ServerHttpRequest request, ServerHttpResponse response, Set<HttpMethod> allowed) {
        response.getHeaders().setAllow(allowed);
        throw new ApiException(
                ErrorCode.METHOD_NOT_ALLOWED,
                "\"%s\" takes no %s. It takes %s.%s"
                        .formatted(
                                request.getPath().value(),
                                request.getMethod(),
                                allowed.stream()
                                        .map(method -> "\"" + method + "\"")
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                                hint(request.getMethod().name())));
    }

    private static String hint(String method) {
        return switch (method) {
            case "GET", "HEAD" ->
                " In the original it ran the flow without a document; running the sources of a flow on request comes later.";
            case "DELETE" ->
                " In the original it sent a packet without a document; deleting a document where it was published comes later.";
            default -> "";
        };
    }
}
