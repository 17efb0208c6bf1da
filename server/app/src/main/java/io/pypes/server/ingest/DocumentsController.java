package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Permits;
import io.pypes.server.run.Permits.Permit;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes documents for a flow: one as it is, many as multipart or as lines of JSON.
@RestController
@RequestMapping("/api/v1/flows/{id}/documents")
@Tag(name = "documents")
final class DocumentsController {

    private static final MediaType JSON = MediaType.of("application/json");
    private static final int MOST_LINES = 10_000;

    private final Single single;
    private final Intake intake;
    private final Bodies bodies;
    private final Multipart multipart;
    private final Answers answers;

    DocumentsController(Single single, Intake intake, Bodies bodies, Multipart multipart, Answers answers) {
        this.single = single;
        this.intake = intake;
        this.bodies = bodies;
        this.multipart = multipart;
        this.answers = answers;
    }

    /// Reads and answers the exchange itself. To let the framework convert parameters and find out how to write the
    /// answer makes a small document cost a quarter more.
    @Operation(summary = "Feeds one document of any media type, or many: as parts, or as lines of JSON.")
    @TakesDocuments
    @PostMapping
    Mono<Void> feedDocuments(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var waiting = Waiting.of(request.getHeaders());
        var declared = declared(request);
        return isLines(declared)
                ? answers.answer(
                        exchange.getResponse(), () -> acceptLines(exchange, declared.entry(), waiting), waiting)
                : single.take(request, flow(exchange), declared, waiting.isAsked())
                        .flatMap(tracked -> answers.answer(exchange.getResponse(), List.of(tracked), waiting));
    }

    private static String flow(ServerWebExchange exchange) {
        Map<String, String> inPath = exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return inPath.getOrDefault("id", "");
    }

    private static boolean isLines(Declared declared) {
        return declared.filename().isEmpty()
                && declared.mediaType()
                        .filter(type -> type.essence().equals("application/x-ndjson"))
                        .isPresent();
    }

    private static Declared declared(ServerHttpRequest request) {
        var query = request.getQueryParams();
        return new Declared(
                mediaType(request.getHeaders()),
                Optional.ofNullable(query.getFirst("filename")),
                Optional.ofNullable(query.getFirst("entry")),
                Map.of());
    }

    private static Optional<MediaType> mediaType(HttpHeaders headers) {
        var text = Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_TYPE));
        var type = text.flatMap(MediaType::find);
        if (text.isPresent() && type.isEmpty()) {
            throw new ApiException(
                    ErrorCode.MEDIA_TYPE_UNSUPPORTED,
                    "\"%s\" is not a media type. One looks like \"text/csv\" or \"text/csv; charset=utf-8\"."
                            .formatted(text.get()));
        }
        return type;
    }

    private List<Tracked> acceptLines(ServerWebExchange exchange, Optional<String> entry, Waiting waiting)
            throws IOException, InterruptedException {
        var flow = flow(exchange);
        var request = exchange.getRequest();
        try (var permit = intake.reserve(flow, Bodies.mostInMemory(request.getHeaders()))) {
            var accepted = new ArrayList<CompletableFuture<Tracked>>();
            var body = bodies.read(request, permit);
            refuseIfTooMany(body);
            var key = IdempotencyKey.of(request.getHeaders());
            permit.leavePlace(); // each line has its own
            try (var lines = new Lines(body.open())) {
                while (lines.find()) {
                    var index = accepted.size();
                    var content = bodies.content(lines);
                    try (var own = ofLine(flow, permit, Permits.taken(content))) {
                        var declared = new Declared(Optional.of(JSON), Optional.empty(), entry, Map.of());
                        var incoming = new Incoming(content, declared, own, key.map(of -> of.at(index)));
                        accepted.add(intake.accept(flow, incoming, waiting.isAsked()));
                    }
                }
            }
            return Intake.await(accepted);
        }
    }

    /// The lines of a body in memory share what it took; those of a body in a file wait for memory, and hold none.
    private Permit ofLine(String flow, Permit ofBody, long bytes) throws InterruptedException {
        var part = ofBody.split(bytes);
        return part.isPresent() ? part.get() : intake.await(flow, bytes);
    }

    private static void refuseIfTooMany(Content body) throws IOException {
        try (var lines = new Lines(body.open())) {
            if (lines.count(MOST_LINES + 1) > MOST_LINES) {
                throw new ApiException(
                        ErrorCode.BODY_TOO_LARGE,
                        "The body has more than %d lines, each of which would be a document. Send fewer at once."
                                .formatted(MOST_LINES));
            }
        }
    }

    @Hidden // described with the other
    @PostMapping(consumes = "multipart/form-data")
    Mono<Void> feedParts(ServerWebExchange exchange, @RequestBody Flux<PartEvent> parts) {
        var request = exchange.getRequest();
        var entry = Optional.ofNullable(request.getQueryParams().getFirst("entry"));
        var waiting = Waiting.of(request.getHeaders());
        if (!Bodies.encoding(request.getHeaders()).equals("identity")) {
            throw new ApiException(
                    ErrorCode.ENCODING_UNSUPPORTED,
                    "A multipart body cannot have a content encoding. Send its parts as they are.");
        }
        return answers.answer(exchange.getResponse(), () -> acceptParts(exchange, parts, entry, waiting), waiting);
    }

    private List<Tracked> acceptParts(
            ServerWebExchange exchange, Flux<PartEvent> parts, Optional<String> entry, Waiting waiting)
            throws IOException, InterruptedException {
        var flow = flow(exchange);
        var key = IdempotencyKey.of(exchange.getRequest().getHeaders());
        var accepted = new ArrayList<CompletableFuture<Tracked>>();
        multipart.read(parts, intake.room(flow), part -> {
            var declared = new Declared(part.mediaType(), part.filename(), entry, Map.of());
            var own = key.map(of -> of.at(accepted.size()));
            var incoming = new Incoming(part.content(), declared, part.memory(), own);
            accepted.add(intake.accept(flow, incoming, waiting.isAsked()));
        });
        if (accepted.isEmpty()) {
            throw new ApiException(ErrorCode.BODY_EMPTY, "The body has no parts. Send a file in each.");
        }
        return Intake.await(accepted);
    }
}
