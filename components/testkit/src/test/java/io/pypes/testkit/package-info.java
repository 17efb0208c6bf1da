@NullMarked
package io.pypes.testkit;

import org.jspecify.annotations.NullMarked;
