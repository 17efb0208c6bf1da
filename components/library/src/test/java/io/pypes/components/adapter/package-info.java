@NullMarked
package io.pypes.components.adapter;

import org.jspecify.annotations.NullMarked;
