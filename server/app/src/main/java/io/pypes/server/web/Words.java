package io.pypes.server.web;

import java.util.List;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/// How the API writes things: the constants of enums in lower case with hyphens, sizes in the unit that fits, what is
/// too long with an ellipsis.
public final class Words {

    private Words() {}

    static String of(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The text if it is not too long, else its beginning.
    public static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /// Without a fraction, so that the size can be told to the byte.
    public static String of(DataSize size) {
        var amount = size.toBytes();
        var units = List.of("bytes", "KB", "MB", "GB").iterator();
        var unit = units.next();
        while (amount > 0 && amount % 1024 == 0 && units.hasNext()) {
            amount /= 1024;
            unit = units.next();
        }
        return amount + " " + unit;
    }
}
