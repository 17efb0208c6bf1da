package io.pypes.server.ingest;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.server.flow.FlowStates;
import io.pypes.server.ingest.DocumentsController.Receipts;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Runs;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// The feed of the original Pypes, so that its clients work unchanged: `/data/{route}/{id}`, and `/docs`.
///
/// The document goes to the flow that `route` names, if there is one, else to the only one that runs.
@RestController
@Tag(name = "data")
final class DataController {

    private static final String ANY = "/data";
    private static final String OLDER = "/docs";
    private static final String ROUTED = "/data/{route}";
    private static final String KEYED = "/data/{route}/{id}";

    /// The name of the part that its clients send.
    private static final String PART = "document";

    private final Runs runs;
    private final FlowStates states;
    private final Intake intake;
    private final Bodies bodies;
    private final Multipart multipart;

    DataController(Runs runs, FlowStates states, Intake intake, Bodies bodies, Multipart multipart) {
        this.runs = runs;
        this.states = states;
        this.intake = intake;
        this.bodies = bodies;
        this.multipart = multipart;
    }

    @Operation(summary = "Feeds a document to the only flow that runs, as the original Pypes took it.")
    @TakesDocument
    @PostMapping({ANY, OLDER})
    ResponseEntity<Receipts> postData(ServerHttpRequest request) throws IOException, InterruptedException {
        return take(request, Optional.empty(), Optional.empty());
    }

    @Operation(summary = "Feeds a document to the flow that the route names, else to the only one that runs.")
    @TakesDocument
    @PostMapping(ROUTED)
    ResponseEntity<Receipts> postDataByRoute(ServerHttpRequest request, @PathVariable String route)
            throws IOException, InterruptedException {
        return take(request, Optional.of(route), Optional.empty());
    }

    @Operation(summary = "Feeds a document with a key of its own, which is in its metadata.")
    @TakesDocument
    @PostMapping(KEYED)
    ResponseEntity<Receipts> postDataByKey(
            ServerHttpRequest request, @PathVariable String route, @PathVariable String id)
            throws IOException, InterruptedException {
        return take(request, Optional.of(route), Optional.of(id));
    }

    @Operation(summary = "Feeds a document with a key of its own, which is in its metadata, as POST does.")
    @TakesDocument
    @PutMapping(KEYED)
    ResponseEntity<Receipts> putDataByKey(
            ServerHttpRequest request, @PathVariable String route, @PathVariable String id)
            throws IOException, InterruptedException {
        return take(request, Optional.of(route), Optional.of(id));
    }

    private ResponseEntity<Receipts> take(ServerHttpRequest request, Optional<String> route, Optional<String> id)
            throws IOException, InterruptedException {
        var flow = flow(route);
        var type = Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                .flatMap(MediaType::find);
        try (var memory = intake.reserve(flow, Bodies.mostInMemory(request.getHeaders()))) {
            var content = bodies.read(request, memory);
            var incoming = new Incoming(content, type, Optional.empty(), Optional.empty(), metadata(route, id), memory);
            return answer(List.of(intake.accept(flow, incoming, false, false)));
        }
    }

    @Hidden // described with the others
    @PostMapping(
            path = {ANY, OLDER, ROUTED, KEYED},
            consumes = "multipart/form-data")
    ResponseEntity<Receipts> postParts(
            ServerHttpRequest request,
            @PathVariable Optional<String> route,
            @PathVariable Optional<String> id,
            @RequestBody Flux<PartEvent> parts)
            throws IOException, InterruptedException {
        return takeParts(request, route, id, parts);
    }

    @Hidden // described with the others
    @PutMapping(path = KEYED, consumes = "multipart/form-data")
    ResponseEntity<Receipts> putParts(
            ServerHttpRequest request,
            @PathVariable Optional<String> route,
            @PathVariable Optional<String> id,
            @RequestBody Flux<PartEvent> parts)
            throws IOException, InterruptedException {
        return takeParts(request, route, id, parts);
    }

    private ResponseEntity<Receipts> takeParts(
            ServerHttpRequest request, Optional<String> route, Optional<String> id, Flux<PartEvent> parts)
            throws IOException, InterruptedException {
        var flow = flow(route);
        var packed = !Bodies.encoding(request.getHeaders()).equals("identity");
        var tracked = new ArrayList<Tracked>();
        multipart.read(parts, intake.room(flow), part -> {
            if (part.name().equals(PART)) {
                var content = packed ? bodies.inflate(part.content()) : part.content();
                var incoming = new Incoming(
                        content,
                        part.mediaType(),
                        part.filename(),
                        Optional.empty(),
                        metadata(route, id),
                        part.memory());
                tracked.add(intake.accept(flow, incoming, false, true));
            }
        });
        if (tracked.isEmpty()) {
            throw new ApiException(
                    ErrorCode.BODY_EMPTY, "The body has no part \"document\". Send the file in a part of that name.");
        }
        return answer(tracked);
    }

    private static ResponseEntity<Receipts> answer(List<Tracked> tracked) throws InterruptedException {
        return new Waiting(Optional.empty()).answer(tracked);
    }

    private static Map<String, String> metadata(Optional<String> route, Optional<String> id) {
        var metadata = new LinkedHashMap<String, String>();
        route.ifPresent(name -> metadata.put(Metadata.ROUTE, name));
        id.ifPresent(key -> metadata.put(Metadata.KEY, key));
        return metadata;
    }

    private String flow(Optional<String> route) {
        if (route.isPresent() && states.isKnown(route.get())) {
            return route.get();
        }
        var running = runs.running();
        if (running.size() == 1) {
            return running.iterator().next();
        }
        throw running.stream()
                .sorted()
                .findFirst()
                .map(first -> new ApiException(
                        ErrorCode.FLOW_AMBIGUOUS,
                        "Several flows are running. Name one in the path, such as \"/data/%s\".".formatted(first)))
                .orElseGet(() -> new ApiException(
                        ErrorCode.FLOW_NOT_LIVE,
                        "No flow is running, so no document can be taken. Publish or start one first."));
    }
}
