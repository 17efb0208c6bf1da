package io.pypes.components.publisher;

/// How an attribute with exactly one value is written as JSON. Every attribute is a list of values.
public enum SingleValues {
    /// The value alone.
    SCALAR,
    /// An array with one value, so that the attribute is an array in every record.
    ALWAYS_LIST;

    static final String SENTENCE =
            "How an attribute with a single value is written: the value alone, or always as an array. Several values, or"
                    + " none, are an array in any case.";
}
