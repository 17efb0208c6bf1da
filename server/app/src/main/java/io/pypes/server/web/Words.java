package io.pypes.server.web;

import java.util.Locale;

/// How the API writes the constants of enums: in lower case with hyphens.
final class Words {

    private Words() {}

    static String of(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
