package io.pypes.sdk;

/// A place where packets enter or leave a component.
///
/// @param name its name, in lower case; unique among the inputs or the outputs of a component
/// @param summary one sentence for the people who draw flows
/// @param carries what the packets on it are
/// @param optional true if a flow may leave it unwired: what goes out of an unwired optional port is dropped
public record Port(String name, String summary, Carries carries, boolean optional) {

    /// The usual input port.
    public static final String IN = "in";

    /// The usual output port.
    public static final String OUT = "out";

    /// The implicit output port of every component with inputs: packets that could not be handled.
    public static final String ERROR = "error";

    /// The implicit output port of every adapter: documents of media types it does not take.
    public static final String UNMATCHED = "unmatched";

    /// What the packets on a port are. A wire from documents to records, or back, is refused.
    public enum Carries {
        /// Anything.
        ANY,
        /// Documents as they came in: content to be read by an adapter.
        DOCUMENTS,
        /// Records: attributes to work on.
        RECORDS;

        /// Says whether packets of this sort may enter a port that carries the other.
        ///
        /// @param target what the input port carries
        /// @return true if a wire between the two makes sense
        public boolean fits(Carries target) {
            return this == ANY || target == ANY || this == target;
        }
    }
}
