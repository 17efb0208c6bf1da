package io.pypes.server.web;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/// Answers with the one page of the web UI wherever a browser may go in it.
@Configuration(proxyBeanMethods = false)
class WebUi {

    private static final List<String> NOT_PAGES = List.of("/api", "/actuator", "/data", "/assets");

    @Bean
    RouterFunction<ServerResponse> pages() throws IOException {
        var file = new ClassPathResource("META-INF/resources/index.html");
        var page = file.exists() ? file.getContentAsByteArray() : new byte[0]; // see WholeFiles
        return route().GET(
                        request -> page.length > 0 && isPage(request),
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .cacheControl(CacheControl.noCache())
                                .bodyValue(page))
                .build();
    }

    private static boolean isPage(ServerRequest request) {
        var path = request.path();
        return path.equals("/")
                || (!path.contains(".")
                        && NOT_PAGES.stream().noneMatch(first -> path.equals(first) || path.startsWith(first + "/"))
                        && request.headers().accept().stream().anyMatch(WebUi::isHtml));
    }

    private static boolean isHtml(MediaType type) {
        return type.isConcrete() && type.isCompatibleWith(MediaType.TEXT_HTML);
    }
}
