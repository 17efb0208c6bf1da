/// Tools for tests of components: [io.pypes.testkit.ComponentTester] runs one component by itself,
/// [io.pypes.testkit.PluginContract] checks what every component of a plugin has to keep.
@NullMarked
package io.pypes.testkit;

import org.jspecify.annotations.NullMarked;
