package io.pypes.server.ledger;

import io.pypes.server.flow.FlowStates;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What became of documents.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "documents")
final class LedgerController {

    private final Ledger ledger;
    private final FlowStates states;

    LedgerController(Ledger ledger, FlowStates states) {
        this.ledger = ledger;
        this.states = states;
    }

    /// A page of the documents of a flow, newest first.
    ///
    /// @param next `cursor` of the next page, if there is one
    record DocumentList(List<DocumentStatus> documents, Optional<String> next) {}

    @Operation(summary = "Tells what became of a document.")
    @GetMapping("/documents/{receipt}")
    DocumentStatus getDocument(@PathVariable String receipt) {
        return ledger.find(receipt)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.DOCUMENT_UNKNOWN,
                        "There is no document \"%s\", or it was so long ago that the server has forgotten it."
                                .formatted(receipt)));
    }

    @Operation(summary = "Tells whether every accepted document is accounted for.")
    @GetMapping("/ledger")
    Reconciliation getLedger() throws InterruptedException {
        return ledger.reconcile();
    }

    @Operation(summary = "Lists the documents fed to a flow, newest first.")
    @GetMapping("/flows/{id}/documents")
    DocumentList listDocuments(
            @PathVariable String id,
            @RequestParam Optional<DocumentState> state,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "100") int limit) {
        states.status(id); // refuses unknown flows
        var page = ledger.page(id, state, cursor, limit);
        return new DocumentList(page.items(), page.next());
    }
}
