/// What component authors compile against: packets, components, their ports and parameters.
///
/// A component is one class: its [io.pypes.sdk.ComponentType], a record of parameters, a constructor and its work as
/// a [io.pypes.sdk.Source], a [io.pypes.sdk.Processor] or a [io.pypes.sdk.Publisher]. A [io.pypes.sdk.Plugin]
/// lists what a JAR adds.
@NullMarked
package io.pypes.sdk;

import org.jspecify.annotations.NullMarked;
