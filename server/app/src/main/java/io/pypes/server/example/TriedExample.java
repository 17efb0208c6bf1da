package io.pypes.server.example;

import io.pypes.server.ledger.Receipt;
import java.util.List;

/// What trying an example made.
///
/// @param flow id of the new flow, which runs
/// @param documents receipts of the documents it was fed
public record TriedExample(String flow, List<Receipt> documents) {}
