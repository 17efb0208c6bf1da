/// The small languages in which parameters are written: conditions, templates, text patterns and name patterns.
///
/// Conditions and templates are the Common Expression Language with functions and operators of our own, made for
/// attributes that are mostly text. `docs/guide/expressions.md` is the description for users.
@NullMarked
package io.pypes.components.expression;

import org.jspecify.annotations.NullMarked;
