/// Components that do what components should not, for a server under test. They are packed into a JAR when a trial
/// begins.
@NullMarked
package io.pypes.chaos.plugin;

import org.jspecify.annotations.NullMarked;
