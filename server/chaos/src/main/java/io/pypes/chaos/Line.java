package io.pypes.chaos;

/// A line of an output file.
///
/// @param part of the document; empty if the line is for all of it
record Line(String file, Key key, String part) {}
