package io.pypes.server.flow;

/// A frozen copy of a draft, made by publishing.
///
/// @param number from 1
/// @param content flow file
/// @param note what the publisher said about it
record FlowRevision(int number, String content, String note) {}
