package io.pypes.components.transformer;

import java.util.IllformedLocaleException;
import java.util.Locale;

/// A language, or a language as it is used in a country, such as `en`, `de-CH`.
///
/// @param locale its rules
public record LocaleTag(Locale locale) {

    /// Reads a tag (BCP 47).
    ///
    /// @throws IllegalArgumentException if it is not one
    public static LocaleTag of(String tag) {
        try {
            return new LocaleTag(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException wrong) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a language such as \"en\", \"tr\" or \"de-CH\".".formatted(tag), wrong);
        }
    }
}
