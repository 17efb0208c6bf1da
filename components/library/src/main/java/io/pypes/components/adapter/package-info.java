/// Adapters: they read documents of certain media types into attributes.
@NullMarked
package io.pypes.components.adapter;

import org.jspecify.annotations.NullMarked;
