package io.pypes.server.ledger;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.server.flow.FlowStates;
import io.pypes.server.ledger.DeadLetterRecord.DeadLetterGroupKey;
import io.pypes.server.ledger.DeadLetterRecord.DeadLetterList;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.pypes.server.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Documents that could not be handled: look, replay, discard.
@RestController
@RequestMapping("/api/v1/flows/{id}/dead-letters")
@Tag(name = "dead letters")
final class DeadLettersController {

    private final DeadLetters letters;
    private final Replays replays;
    private final FlowStates states;

    DeadLettersController(DeadLetters letters, Replays replays, FlowStates states) {
        this.letters = letters;
        this.replays = replays;
        this.states = states;
    }

    /// Which letters to replay: one of the three; where to begin, by default at the node that failed; and the
    /// number of the revision to replay them on, by default the live one.
    record ReplayRequest(
            Optional<List<String>> ids,
            Optional<DeadLetterGroupKey> group,
            Optional<Boolean> all,
            Optional<Replays.ReplayFrom> from,
            Optional<Integer> revision) {}

    /// How many were concerned.
    record Affected(int count) {}

    @Operation(summary = "Lists the dead letters of a flow, newest first, and counts them by cause.")
    @GetMapping
    DeadLetterList listDeadLetters(
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "50") int limit) {
        states.status(id); // refuses unknown flows
        var found = letters.list(id, cursor, Page.limit(limit) + 1);
        var page = Page.of(found, limit, DeadLetterRecord::id);
        return new DeadLetterList(letters.count(id), letters.groups(id), page.items(), page.next());
    }

    @Operation(summary = "Gives a dead letter with the packet as it was.")
    @GetMapping("/{letter}")
    DeadLetterRecord getDeadLetter(@PathVariable String id, @PathVariable String letter) {
        return find(id, letter);
    }

    @Operation(summary = "Gives the bytes of a dead letter as a download.")
    @GetMapping(
            path = "/{letter}/content",
            produces = org.springframework.http.MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<Resource> getDeadLetterContent(@PathVariable String id, @PathVariable String letter)
            throws IOException {
        var found = find(id, letter);
        var content = letters.content(found);
        var name = found.filename().orElse(letter);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(org.springframework.http.MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(content.size())
                .body(new InputStreamResource(content.open(), MediaType.UNKNOWN.essence()));
    }

    @Operation(
            summary = "Replays dead letters: some, those of one cause, or all.",
            description = "With `revision`, that one is started beside the live one for these letters only, also of a"
                    + " flow that is stopped.")
    @PostMapping("/replay")
    Replays.ReplayResult replayDeadLetters(@PathVariable String id, @RequestBody ReplayRequest request)
            throws InterruptedException {
        states.status(id); // refuses unknown flows
        var chosen = letters.select(
                id, selection(request.ids(), request.group(), request.all().orElse(false)));
        return replays.replay(id, chosen, request.from().orElse(Replays.ReplayFrom.FAILED_NODE), request.revision());
    }

    @Operation(
            summary = "Removes dead letters for good: some, those of one cause, or all.",
            description = "Those of one cause are named by its `node`, `kind` and `cause` together.")
    @DeleteMapping
    Affected discardDeadLetters(
            @PathVariable String id,
            @RequestParam(name = "id", required = false) Optional<List<String>> ids,
            @RequestParam Optional<String> node,
            @RequestParam Optional<ErrorKind> kind,
            @RequestParam Optional<String> cause,
            @RequestParam(defaultValue = "false") boolean all) {
        states.status(id); // refuses unknown flows
        return new Affected(letters.discard(id, letters.select(id, selection(ids, group(node, kind, cause), all))));
    }

    private static Optional<DeadLetterGroupKey> group(
            Optional<String> node, Optional<ErrorKind> kind, Optional<String> cause) {
        if (node.isEmpty() && kind.isEmpty() && cause.isEmpty()) {
            return Optional.empty();
        }
        if (node.isEmpty() || kind.isEmpty() || cause.isEmpty()) {
            throw new ApiException(
                    ErrorCode.REQUEST_INVALID,
                    "A group of dead letters has a \"node\", a \"kind\" and a \"cause\". Give all three.");
        }
        return Optional.of(new DeadLetterGroupKey(node.get(), kind.get(), cause.get()));
    }

    private static DeadLetterSelection selection(
            Optional<List<String>> ids, Optional<DeadLetterGroupKey> group, boolean all) {
        var given = (ids.isPresent() ? 1 : 0) + (group.isPresent() ? 1 : 0) + (all ? 1 : 0);
        if (given != 1) {
            throw new ApiException(
                    ErrorCode.REQUEST_INVALID, "Say which dead letters are meant: some ids, one group, or all.");
        }
        return ids.<DeadLetterSelection>map(DeadLetterSelection.Named::new)
                .or(() -> group.map(DeadLetterSelection.Group::new))
                .orElseGet(DeadLetterSelection.All::new);
    }

    private DeadLetterRecord find(String flow, String letter) {
        return letters.find(flow, letter)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.DEAD_LETTER_UNKNOWN,
                        "Flow \"%s\" has no dead letter \"%s\". It may have been replayed or discarded."
                                .formatted(flow, letter)));
    }
}
