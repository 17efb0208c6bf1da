package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.server.ledger.Receipt;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.MemoryBudget;
import io.pypes.server.run.MemoryBudget.Share;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// Takes documents for a flow: one as it is, many as multipart or as lines of JSON.
@RestController
@RequestMapping("/api/v1/flows/{id}/documents")
@Tag(name = "documents")
final class DocumentsController {

    private static final MediaType JSON = MediaType.of("application/json");
    private static final int MOST_LINES = 10_000;

    private final Intake intake;
    private final Bodies bodies;
    private final Multipart multipart;

    DocumentsController(Intake intake, Bodies bodies, Multipart multipart) {
        this.intake = intake;
        this.bodies = bodies;
        this.multipart = multipart;
    }

    /// What the sender gets, in the order of the documents.
    record Receipts(List<Receipt> documents) {}

    @Operation(summary = "Feeds one document of any media type, or many: as parts, or as lines of JSON.")
    @TakesDocuments
    @PostMapping
    ResponseEntity<Receipts> feedDocuments(
            ServerHttpRequest request,
            @PathVariable String id,
            @RequestParam Optional<String> entry,
            @RequestParam Optional<String> filename,
            @RequestHeader Optional<String> prefer)
            throws IOException, InterruptedException {
        var waiting = Waiting.of(prefer);
        var type = declared(request.getHeaders());
        var lines = type.filter(declared -> declared.essence().equals("application/x-ndjson") && filename.isEmpty())
                .isPresent();
        return waiting.answer(
                lines
                        ? acceptLines(id, request, entry, waiting)
                        : List.of(accept(id, request, new Declared(type, filename, entry), waiting)));
    }

    /// What a sender said of a document.
    private record Declared(Optional<MediaType> type, Optional<String> filename, Optional<String> entry) {}

    private Tracked accept(String flow, ServerHttpRequest request, Declared said, Waiting waiting)
            throws IOException, InterruptedException {
        try (var memory = intake.reserve(flow, Bodies.mostInMemory(request.getHeaders()))) {
            var content = bodies.read(request, memory);
            var incoming = new Incoming(content, said.type(), said.filename(), said.entry(), Map.of(), memory);
            return intake.accept(flow, incoming, waiting.isAsked(), false);
        }
    }

    private static Optional<MediaType> declared(HttpHeaders headers) {
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

    private List<Tracked> acceptLines(String flow, ServerHttpRequest request, Optional<String> entry, Waiting waiting)
            throws IOException, InterruptedException {
        try (var memory = intake.reserve(flow, Bodies.mostInMemory(request.getHeaders()))) {
            var tracked = new ArrayList<Tracked>();
            for (var line : lines(bodies.read(request, memory))) {
                var content = bodies.content(line.getBytes(StandardCharsets.UTF_8));
                try (var own = ofLine(flow, memory, MemoryBudget.taken(content))) {
                    var incoming = new Incoming(content, Optional.of(JSON), Optional.empty(), entry, Map.of(), own);
                    tracked.add(intake.accept(flow, incoming, waiting.isAsked(), true));
                }
            }
            return tracked;
        }
    }

    /// The lines of a body in memory share what it took; those of a body in a file wait for memory, and hold none.
    private Share ofLine(String flow, Share ofBody, long bytes) throws InterruptedException {
        var part = ofBody.split(bytes);
        return part.isPresent() ? part.get() : intake.await(flow, bytes);
    }

    private static List<String> lines(Content content) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
            var lines = reader.lines()
                    .filter(line -> !line.isBlank())
                    .limit(MOST_LINES + 1L)
                    .toList();
            if (lines.size() > MOST_LINES) {
                throw new ApiException(
                        ErrorCode.BODY_TOO_LARGE,
                        "The body has more than %d lines, each of which would be a document. Send fewer at once."
                                .formatted(MOST_LINES));
            }
            return lines;
        }
    }

    @Hidden // described with the other
    @PostMapping(consumes = "multipart/form-data")
    ResponseEntity<Receipts> feedParts(
            ServerHttpRequest request,
            @PathVariable String id,
            @RequestParam Optional<String> entry,
            @RequestHeader Optional<String> prefer,
            @RequestBody Flux<PartEvent> parts)
            throws IOException, InterruptedException {
        var waiting = Waiting.of(prefer);
        if (!Bodies.encoding(request.getHeaders()).equals("identity")) {
            throw new ApiException(
                    ErrorCode.ENCODING_UNSUPPORTED,
                    "A multipart body cannot have a content encoding. Send its parts as they are.");
        }
        var tracked = new ArrayList<Tracked>();
        multipart.read(parts, intake.room(id), part -> {
            var incoming =
                    new Incoming(part.content(), part.mediaType(), part.filename(), entry, Map.of(), part.memory());
            tracked.add(intake.accept(id, incoming, waiting.isAsked(), true));
        });
        if (tracked.isEmpty()) {
            throw new ApiException(ErrorCode.BODY_EMPTY, "The body has no parts. Send a file in each.");
        }
        return waiting.answer(tracked);
    }
}
