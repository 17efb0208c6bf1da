package io.pypes.engine;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import java.util.List;

/// The outputs that components have without declaring them.
public final class ImplicitPorts {

    private static final Port UNMATCHED =
            new Port(Port.UNMATCHED, "Documents of media types it does not take.", Carries.DOCUMENTS, true);
    private static final Port ERROR = new Port(Port.ERROR, "Packets it could not handle.", Carries.ANY, true);

    private ImplicitPorts() {}

    /// Those of a type, in the order in which they follow the outputs it declares.
    public static List<Port> of(ComponentType<?> type) {
        if (type.ports().inputs().isEmpty()) {
            return List.of();
        }
        return type.kind() == Kind.ADAPTER ? List.of(UNMATCHED, ERROR) : List.of(ERROR);
    }
}
