package io.pypes.server.ingest;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The feed of the original Pypes, so that its clients work unchanged: `/data/{route}/{id}`, and `/docs`.
@RestController
@Tag(name = "data")
final class DataController {

    private static final String ANY = "/data";
    private static final String OLDER = "/docs";
    private static final String ROUTED = "/data/{route}";
    private static final String KEYED = "/data/{route}/{id}";

    /// The name of the part that its clients send.
    private static final String PART = "document";

    private final Routes routes;
    private final Single single;
    private final Intake intake;
    private final Bodies bodies;
    private final Multipart multipart;
    private final Answers answers;

    DataController(Routes routes, Single single, Intake intake, Bodies bodies, Multipart multipart, Answers answers) {
        this.routes = routes;
        this.single = single;
        this.intake = intake;
        this.bodies = bodies;
        this.multipart = multipart;
        this.answers = answers;
    }

    @Operation(summary = "Feeds a document to the only flow that runs, as the original Pypes took it.")
    @TakesDocument
    @PostMapping({ANY, OLDER})
    Mono<Void> postData(ServerWebExchange exchange) {
        return take(exchange, Optional.empty(), Optional.empty());
    }

    @Operation(summary = "Feeds a document to the flow that the route names, else to the only one that runs.")
    @TakesDocument
    @PostMapping(ROUTED)
    Mono<Void> postDataByRoute(ServerWebExchange exchange, @PathVariable String route) {
        return take(exchange, Optional.of(route), Optional.empty());
    }

    @Operation(summary = "Feeds a document with a key of its own, which is in its metadata.")
    @TakesDocument
    @PostMapping(KEYED)
    Mono<Void> postDataByKey(ServerWebExchange exchange, @PathVariable String route, @PathVariable String id) {
        return take(exchange, Optional.of(route), Optional.of(id));
    }

    @Operation(summary = "Feeds a document with a key of its own, which is in its metadata, as POST does.")
    @TakesDocument
    @PutMapping(KEYED)
    Mono<Void> putDataByKey(ServerWebExchange exchange, @PathVariable String route, @PathVariable String id) {
        return take(exchange, Optional.of(route), Optional.of(id));
    }

    private Mono<Void> take(ServerWebExchange exchange, Optional<String> route, Optional<String> id) {
        var request = exchange.getRequest();
        var type = Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                .flatMap(MediaType::find);
        var declared = new Declared(type, Optional.empty(), Optional.empty(), metadata(route, id));
        return routes.find(route)
                .flatMap(flow -> single.take(request, flow, declared, false))
                .flatMap(tracked -> answers.answer(exchange.getResponse(), List.of(tracked), Waiting.NOT));
    }

    @Hidden // described with the others
    @PostMapping(
            path = {ANY, OLDER, ROUTED, KEYED},
            consumes = "multipart/form-data")
    Mono<Void> postParts(
            ServerWebExchange exchange,
            @PathVariable Optional<String> route,
            @PathVariable Optional<String> id,
            @RequestBody Flux<PartEvent> parts) {
        return takeParts(exchange, route, id, parts);
    }

    @Hidden // described with the others
    @PutMapping(path = KEYED, consumes = "multipart/form-data")
    Mono<Void> putParts(
            ServerWebExchange exchange,
            @PathVariable Optional<String> route,
            @PathVariable Optional<String> id,
            @RequestBody Flux<PartEvent> parts) {
        return takeParts(exchange, route, id, parts);
    }

    private Mono<Void> takeParts(
            ServerWebExchange exchange, Optional<String> route, Optional<String> id, Flux<PartEvent> parts) {
        return answers.answer(
                exchange.getResponse(),
                () -> acceptParts(exchange, routes.flow(route), parts, metadata(route, id)),
                Waiting.NOT);
    }

    private List<Tracked> acceptParts(
            ServerWebExchange exchange, String flow, Flux<PartEvent> parts, Map<String, String> metadata)
            throws IOException, InterruptedException {
        var headers = exchange.getRequest().getHeaders();
        var packed = !Bodies.encoding(headers).equals("identity");
        var key = IdempotencyKey.of(headers);
        var accepted = new ArrayList<CompletableFuture<Tracked>>();
        multipart.read(parts, intake.room(flow), part -> {
            if (part.name().equals(PART)) {
                var content = packed ? bodies.inflate(part.content()) : part.content();
                var declared = new Declared(part.mediaType(), part.filename(), Optional.empty(), metadata);
                var own = key.map(of -> of.at(accepted.size()));
                accepted.add(intake.accept(flow, new Incoming(content, declared, part.memory(), own), false));
            }
        });
        if (accepted.isEmpty()) {
            throw new ApiException(
                    ErrorCode.BODY_EMPTY, "The body has no part \"document\". Send the file in a part of that name.");
        }
        return Intake.await(accepted);
    }

    private static Map<String, String> metadata(Optional<String> route, Optional<String> id) {
        var metadata = new LinkedHashMap<String, String>();
        route.ifPresent(name -> metadata.put(Metadata.ROUTE, name));
        id.ifPresent(key -> metadata.put(Metadata.KEY, key));
        return metadata;
    }
}
