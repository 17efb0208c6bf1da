package io.pypes.engine;

/// Where a document enters a flow.
public sealed interface Entrance {

    /// Every adapter without an incoming wire that takes its media type.
    record ByMediaType() implements Entrance {}

    /// One adapter without an incoming wire, whatever it says it takes.
    ///
    /// @param node id of its node
    record Adapter(String node) implements Entrance {}

    /// An input port anywhere in the flow: a packet made from the document goes on where it had failed.
    ///
    /// @param node id of the node
    /// @param port name of the input port
    /// @param id the stable id the packet had there, and keeps
    /// @param asked true if the node is to handle it whatever it says it takes
    record Resumed(String node, String port, String id, boolean asked) implements Entrance {
        FlowDefinition.End place() {
            return new FlowDefinition.End(node, port);
        }
    }

    /// The output port of a source, which brought the document in: whatever is wired to it gets it.
    ///
    /// @param node id of the source's node
    /// @param port name of the output port
    record Brought(String node, String port) implements Entrance {}

    /// Says whether the sender wants this very node to handle the document, whatever the node says it takes.
    default boolean insistsOn(String other) {
        return switch (this) {
            case ByMediaType _, Brought _ -> false;
            case Adapter(var node) -> node.equals(other);
            case Resumed resumed -> resumed.asked() && resumed.node().equals(other);
        };
    }
}
