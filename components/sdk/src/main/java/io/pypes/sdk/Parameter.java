package io.pypes.sdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes one part of a parameters record. Forms, checks and reference pages come from it.
///
/// A parameter is required unless it has a default, or is a `boolean`, an `Optional`, a `List` or a `Map`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

    /// One sentence: what it is for.
    ///
    /// @return the sentence
    String value();

    /// Label in forms; by default the name in words.
    ///
    /// @return the label
    String title() default "";

    /// The value when none is given, as written in a form. Not used if empty.
    ///
    /// @return the default
    String byDefault() default "";

    /// A value as an example, shown in forms and reference pages.
    ///
    /// @return the example
    String example() default "";

    /// How forms let it be edited: `expression`, `template`, `pattern`, `attribute`, `path`, `uri`, `textarea`.
    ///
    /// @return the format, or empty for plain text
    String format() default "";

    /// The smallest number, or the smallest number of items of a list.
    ///
    /// @return the bound, inclusive
    double min() default Double.NEGATIVE_INFINITY;

    /// The largest number, or the largest number of items of a list.
    ///
    /// @return the bound, inclusive
    double max() default Double.POSITIVE_INFINITY;

    /// The unit of a number, such as "rows" or "bytes".
    ///
    /// @return the unit, or empty
    String unit() default "";

    /// Shown only on request in forms.
    ///
    /// @return true if few users need it
    boolean advanced() default false;

    /// Shown only when another parameter has a value, written `name=value`.
    ///
    /// @return the condition, or empty
    String showIf() default "";

    /// Write-only: masked wherever parameters are shown.
    ///
    /// @return true for passwords and keys
    boolean secret() default false;
}
