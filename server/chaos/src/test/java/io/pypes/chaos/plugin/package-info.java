@NullMarked
package io.pypes.chaos.plugin;

import org.jspecify.annotations.NullMarked;
