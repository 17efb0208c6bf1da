/// The built-in components, one package per kind.
@NullMarked
package io.pypes.components;

import org.jspecify.annotations.NullMarked;
