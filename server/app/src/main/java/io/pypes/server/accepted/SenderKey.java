package io.pypes.server.accepted;

/// What its sender calls a document, so that one that is sent again is not there twice.
///
/// @param text what the sender gave, for all documents of a body
/// @param index of the document in the body, from 0
/// @param fingerprint of its content, so that it is found out if another one is sent under the same key
public record SenderKey(String text, int index, String fingerprint) {}
