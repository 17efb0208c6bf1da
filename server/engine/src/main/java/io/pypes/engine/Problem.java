package io.pypes.engine;

import java.util.Optional;

/// One fault of a flow definition.
///
/// @param code what sort of fault; never changes its meaning
/// @param place where it is
/// @param message a full sentence: what is wrong and what would be right
public record Problem(Code code, Place place, String message) {

    /// Sorts of fault. Those of severity ERROR keep a flow from being published.
    public enum Code {
        FLOW_EMPTY(Severity.ERROR),
        NODE_ID_INVALID(Severity.ERROR),
        NODE_ID_TAKEN(Severity.ERROR),
        WIRE_ID_TAKEN(Severity.ERROR),
        WIRE_TWICE(Severity.ERROR),
        COMPONENT_UNKNOWN(Severity.ERROR),
        COMPONENT_NEWER(Severity.ERROR),
        COMPONENT_BROKEN(Severity.ERROR),
        PARAMETER_INVALID(Severity.ERROR),
        PORT_NAME_INVALID(Severity.ERROR),
        REPLICAS_COUNT_INVALID(Severity.ERROR),
        REPLICAS_ATTRIBUTE_MISSING(Severity.ERROR),
        REPLICAS_IMPOSSIBLE(Severity.ERROR),
        NODE_UNKNOWN(Severity.ERROR),
        PORT_UNKNOWN(Severity.ERROR),
        PORTS_INCOMPATIBLE(Severity.ERROR),
        CYCLE(Severity.ERROR),
        NO_ENTRY(Severity.ERROR),
        NO_EXIT(Severity.ERROR),
        INPUT_UNWIRED(Severity.ERROR),
        OUTPUT_UNWIRED(Severity.ERROR),
        NODE_DISABLED(Severity.WARNING);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    public enum Severity {
        ERROR,
        WARNING
    }

    /// Where a fault is. What does not apply is empty.
    ///
    /// @param node id of a node
    /// @param wire id of a wire
    /// @param port name of a port of that node
    /// @param pointer JSON pointer inside that node's parameters; inside the node if its replicas are at fault
    public record Place(Optional<String> node, Optional<String> wire, Optional<String> port, Optional<String> pointer) {

        static final Place FLOW = new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Place node(String node) {
            return new Place(Optional.of(node), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Place wire(String wire) {
            return new Place(Optional.empty(), Optional.of(wire), Optional.empty(), Optional.empty());
        }

        Place port(String name) {
            return new Place(node, wire, Optional.of(name), pointer);
        }

        Place pointer(String path) {
            return new Place(node, wire, port, Optional.of(path));
        }
    }
}
