@NullMarked
package io.pypes.sdk;

import org.jspecify.annotations.NullMarked;
