package io.pypes.sdk;

/// The six kinds of component.
public enum Kind {
    /// Reads content of certain media types into attributes, or brings documents in.
    ADAPTER,
    /// Changes attributes.
    TRANSFORMER,
    /// Finds something in attributes and adds it.
    EXTRACTOR,
    /// Lets packets through or drops them.
    FILTER,
    /// Splits, routes, joins.
    OPERATOR,
    /// Brings packets out of the flow.
    PUBLISHER
}
