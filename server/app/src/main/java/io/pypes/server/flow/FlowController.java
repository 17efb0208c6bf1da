package io.pypes.server.flow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Flows: drafts, and what runs of them.
@RestController
@RequestMapping("/api/v1/flows")
@Tag(name = "flows")
class FlowController {

    private final Drafts drafts;
    private final Publishing publishing;
    private final Revisions revisions;
    private final FlowViews views;

    FlowController(Drafts drafts, Publishing publishing, Revisions revisions, FlowViews views) {
        this.drafts = drafts;
        this.publishing = publishing;
        this.revisions = revisions;
        this.views = views;
    }

    @Operation(summary = "Lists flows by last change.")
    @GetMapping
    FlowList listFlows(@RequestParam Optional<String> cursor, @RequestParam(defaultValue = "50") int limit) {
        return views.page(cursor, limit);
    }

    @Operation(summary = "Saves a new draft, even if it cannot run; its id is made from its name.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FlowView createFlow(@RequestBody FlowFile draft, ServerHttpResponse response) {
        var id = drafts.add(draft);
        response.getHeaders().setLocation(URI.create("/api/v1/flows/" + id));
        return view(id, response);
    }

    @Operation(summary = "Gives a flow: its draft, what is wrong with it, and what runs.")
    @GetMapping("/{id}")
    FlowView getFlow(@PathVariable String id, ServerHttpResponse response) {
        return view(id, response);
    }

    @Operation(summary = "Saves the draft, unless somebody else did since.")
    @PutMapping("/{id}")
    FlowView saveFlow(
            @PathVariable String id,
            @RequestHeader("If-Match") String ifMatch,
            @RequestBody FlowFile draft,
            ServerHttpResponse response) {
        drafts.save(id, new IfMatch(ifMatch), draft);
        return view(id, response);
    }

    @Operation(
            summary = "Stops a flow and removes it, if it holds no documents and has no dead letters, or with them.",
            description =
                    "With `documents=discard`, its documents and dead letters are removed for good; without, a flow"
                            + " that has some goes on, and the answer is 409.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFlow(
            @PathVariable String id,
            @RequestHeader("If-Match") String ifMatch,
            @RequestParam Optional<Leftovers> documents)
            throws InterruptedException {
        publishing.remove(id, new IfMatch(ifMatch), documents);
    }

    @Operation(
            summary =
                    "Finds everything that is wrong with the saved draft, or with the one sent, or says how it would run.")
    @PostMapping("/{id}/validate")
    Validation validateFlow(@PathVariable String id, @RequestBody(required = false) @Nullable FlowFile draft) {
        var saved = views.view(id).draft();
        return views.validation(draft == null ? saved : draft);
    }

    @Operation(summary = "Makes the draft the next revision, and that one live.")
    @PostMapping("/{id}/publish")
    FlowView publishFlow(
            @PathVariable String id,
            @RequestHeader("If-Match") String ifMatch,
            @RequestBody(required = false) @Nullable PublishRequest request,
            ServerHttpResponse response)
            throws InterruptedException {
        var note = Optional.ofNullable(request).flatMap(PublishRequest::note).orElse("");
        publishing.publish(id, new IfMatch(ifMatch), note);
        return view(id, response);
    }

    @Operation(summary = "Lists the published revisions of a flow, newest first.")
    @GetMapping("/{id}/revisions")
    RevisionList listRevisions(
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return revisions.page(id, cursor, limit);
    }

    @Operation(summary = "Lets the flow finish what it holds, and stops it.")
    @PostMapping("/{id}/stop")
    FlowView stopFlow(@PathVariable String id, ServerHttpResponse response) throws InterruptedException {
        publishing.stop(id);
        return view(id, response);
    }

    @Operation(summary = "Starts the live revision of a stopped flow.")
    @PostMapping("/{id}/start")
    FlowView startFlow(@PathVariable String id, ServerHttpResponse response) throws InterruptedException {
        publishing.start(id);
        return view(id, response);
    }

    /// Sets the ETag by itself: through a ResponseEntity, a GET would be answered with 304 although the flow's state
    /// has changed, of which the draft's tag knows nothing.
    private FlowView view(String id, ServerHttpResponse response) {
        var view = views.view(id);
        response.getHeaders().setETag(view.etag());
        return view;
    }
}
