package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Port;

/// Output ports that the user names: one for each item of a list parameter.
///
/// @param parameter name of the list parameter
/// @param field the part of each item that holds the port's name
/// @param carries what the packets on them are
public record NamedOutputs(String parameter, String field, Port.Carries carries) {

    static NamedOutputs of(ComponentType.NamedOutputs named) {
        return new NamedOutputs(named.parameter(), named.field(), named.carries());
    }
}
